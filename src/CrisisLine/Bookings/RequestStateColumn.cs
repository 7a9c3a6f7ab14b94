using System.Text.Json;
using CrisisLine.Domain.Bookings;

namespace CrisisLine.Bookings;

/// <summary>How <see cref="RequestState"/> is written: <c>not_arrived</c> in the column, <c>notArrived</c> to the outside.</summary>
public static class RequestStateColumn
{
    private static readonly Dictionary<string, RequestState> States = Enum.GetValues<RequestState>().ToDictionary(Write);

    public static RequestState Read(string column) => States[column];

    public static string Write(RequestState state) => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString());

    public static string Outside(RequestState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
}
