using CrisisLine.Data;
using CrisisLine.Domain.Taxis;

namespace CrisisLine.Taxis;

/// <summary>What came of something that a person of the team did with a journey.</summary>
public enum ByHand { Done, NoSuchJourney, NotNow }

/// <summary>
/// What a person of the team does with a journey: agrees to what was in doubt, writes down what a firm said on the telephone, calls
/// it off.
/// </summary>
public static class JourneyByHand
{
    /// <summary>What was in doubt is looked at, and a firm may be asked.</summary>
    /// <param name="mayLead">For somebody who may be under 18 a lead has permission (H-34).</param>
    /// <param name="mayManage">The night's money is spent, and more is.</param>
    public static Task<ByHand> Agree(Tx tx, int service, long id, bool mayLead, bool mayManage) => On(tx, service, id, async held =>
    {
        if (held is not { Needs: { } needs, Address: not null } || (needs == HeldJourney.NeedsPermission && !mayLead) || (needs == HeldJourney.NeedsCap && !mayManage))
            return false;
        await tx.Execute("update taxi_journey set needs = null, pressed_at = null where id = @id", new { id });
        await KeepJourney.For(tx, id);
        return true;
    });

    /// <summary>A firm said on the telephone that it comes.</summary>
    public static Task<ByHand> Booked(Tx tx, int service, long id, int? minutes, string? car, string? registration) => On(tx, service, id, async held =>
    {
        if (held.Address is null)
            return false;
        await tx.Execute("update taxi_journey set needs = null where id = @id", new { id });
        await HearFirm.Booked(tx, held, new FirmAnswer(held.Reference, FirmWord.Yes, minutes, car, registration));
        return true;
    });

    /// <summary>No firm has a car. They are told, and somebody rings them.</summary>
    public static Task<ByHand> NoneToBeHad(Tx tx, int service, long id) => On(tx, service, id, async held =>
    {
        await KeepJourney.End(tx, held, JourneyState.Failed);
        await CancelJourney.Withdraw(tx, held);
        await TellPassenger.NoTaxi(tx, held);
        return true;
    });

    /// <summary>The car is there, they ride, they were set down: as the driver rang to say.</summary>
    public static Task<ByHand> Rides(Tx tx, int service, long id, FirmWord word) => On(tx, service, id, async held =>
    {
        if (!held.State.HasCar())
            return false;
        await HearFirm.Rides(tx, held, word);
        await KeepJourney.Plan(tx, id);
        return true;
    });

    public static Task<ByHand> Cancel(Tx tx, int service, long id) => On(tx, service, id, async held =>
    {
        await CancelJourney.Of(tx, held);
        return true;
    });

    private static async Task<ByHand> On(Tx tx, int service, long id, Func<HeldJourney, Task<bool>> act)
    {
        if (await HeldJourney.Lock(tx, id) is not { } held || held.ServiceId != service)
            return ByHand.NoSuchJourney;
        return !held.State.IsOver() && await act(held) ? ByHand.Done : ByHand.NotNow;
    }
}
