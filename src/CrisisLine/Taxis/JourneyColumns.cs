using System.Text.Json;
using CrisisLine.Domain.Taxis;

namespace CrisisLine.Taxis;

/// <summary>States and directions as the database and the API spell them.</summary>
public static class JourneyColumns
{
    private static readonly Dictionary<string, JourneyState> States = Enum.GetValues<JourneyState>().ToDictionary(Write);

    public static string Write(JourneyState state) => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString());

    public static JourneyState Read(string column) => States[column];

    /// <returns>In camelCase, as the API says it.</returns>
    public static string Outside(string column) => JsonNamingPolicy.CamelCase.ConvertName(Read(column).ToString());

    public static string Write(Direction direction) => direction is Direction.Out ? "out" : "home";

    public static Direction ReadDirection(string column) => column == "out" ? Direction.Out : Direction.Home;
}
