using System.Text.Json;
using CrisisLine.Domain.Callbacks;

namespace CrisisLine.Callbacks;

/// <summary>How <see cref="CallbackState"/> is written: <c>not_reached</c> in the column, <c>notReached</c> to the outside.</summary>
public static class CallbackStateColumn
{
    private static readonly Dictionary<string, CallbackState> States = Enum.GetValues<CallbackState>().ToDictionary(Write);

    public static CallbackState Read(string column) => States[column];

    public static string Write(CallbackState state) => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString());

    public static string Outside(CallbackState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
}
