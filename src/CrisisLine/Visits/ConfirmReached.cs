using System.Text.Json;
using CrisisLine.Data;

namespace CrisisLine.Visits;

/// <summary>How somebody came to know that the house closes early.</summary>
public enum ReachedHow { Spoke, Replied, AtTheDoor, Other }

/// <summary>What came of saying that somebody knows.</summary>
public abstract record Reached
{
    private Reached() { }

    /// <summary>One person of the team says so; somebody else has to make sure.</summary>
    public sealed record ByOne : Reached;

    public sealed record ByTwo : Reached;

    /// <summary>They said so themselves already: it takes another person.</summary>
    public sealed record NeedsSomebodyElse : Reached;

    public sealed record NoSuchTask : Reached;
}

/// <summary>
/// Somebody who was to come knows that the house is shut. Two people of the team say so, so that nobody stands before a locked
/// door because one of them was mistaken (H-48).
/// </summary>
public static class ConfirmReached
{
    /// <param name="how">How the first reached them; the second only makes sure.</param>
    public static async Task<Reached> For(Tx tx, long task, Guid account, ReachedHow how)
    {
        var stands = await tx.OneOrNone<Stands>(
            "select reached_by, confirmed_by from closing_contact where id = @task for update", new { task });
        switch (stands)
        {
            case null:
                return new Reached.NoSuchTask();
            case { ConfirmedBy: not null }:
                return new Reached.ByTwo();
            case { ReachedBy: null }:
                await tx.Execute(
                    "update closing_contact set reached_by = @account, reached_at = @now, reached_how = @how where id = @task",
                    new { task, account, now = tx.Now, how = JsonNamingPolicy.SnakeCaseLower.ConvertName(how.ToString()) });
                return new Reached.ByOne();
            case { ReachedBy: var first } when first == account:
                return new Reached.NeedsSomebodyElse();
            default:
                await tx.Execute(
                    "update closing_contact set confirmed_by = @account, confirmed_at = @now where id = @task",
                    new { task, account, now = tx.Now });
                return new Reached.ByTwo();
        }
    }

    private sealed record Stands(Guid? ReachedBy, Guid? ConfirmedBy);
}
