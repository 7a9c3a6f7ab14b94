using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrisisLine.Twilio.Tests;

/// <summary>What others say is right, as files: Twilio's own libraries, tests and calculator. Each names its source.</summary>
internal static class Vectors
{
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    public static JsonNode File(string name) =>
        JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors", name)))!;

    public static IReadOnlyList<T> Read<T>(string name) => File(name)["vectors"].Deserialize<List<T>>(CamelCase)!;
}
