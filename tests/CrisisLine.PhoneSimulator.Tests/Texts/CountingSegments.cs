using System.Text.Json;
using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Tests.Texts;

public sealed class CountingSegments
{
    private static readonly IReadOnlyList<JsonElement> All =
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors", "segment-vectors.json")))
            .RootElement.GetProperty("vectors").EnumerateArray()];

    [Fact]
    public void A_text_has_as_many_segments_as_Twilios_calculator_gives_it() => Assert.Equal(
        All.Select(vector => (Id(vector), vector.GetProperty("plain").GetProperty("segments").GetInt32())),
        All.Select(vector => (Id(vector), Gsm.Segments(vector.GetProperty("text").GetString()!))));

    [Fact]
    public void There_are_forty_two_of_them() => Assert.Equal(42, All.Count);

    private static string Id(JsonElement vector) => vector.GetProperty("id").GetString()!;
}
