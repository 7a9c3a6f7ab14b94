using CrisisLine.Domain.People;
using CrisisLine.Opening;
using CrisisLine.People;

namespace CrisisLine.Calls;

/// <summary>A caller's keys, or their silence, and all that they are answered from.</summary>
/// <param name="Keys">What was pressed; empty after a silence.</param>
/// <param name="Speaks">Puts outcomes into spoken words for this service at this instant.</param>
public sealed record CallTurn(Call Call, TextedService Service, Caller Caller, string Keys, Speaks Speaks)
{
    public PersonId Person => Caller.Person;

    /// <summary>Tonight, if it is a night on which people can come.</summary>
    public HouseNight? House => Service.Current is null ? null : Service.House;
}
