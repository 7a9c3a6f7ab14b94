using CrisisLine.Callbacks;
using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Visits;

namespace CrisisLine.Demographics;

/// <summary>Nobody is asked about themselves before they have had help: a visit from which they went home, or a call with one of us.</summary>
public static class HelpFirst
{
    public static async Task<bool> WasGiven(Tx tx, PersonId person) => await VisitsOf.HasLeftOne(tx, person) || await CallsWith.Anybody(tx, person);
}
