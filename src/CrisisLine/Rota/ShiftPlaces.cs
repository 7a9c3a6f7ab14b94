using CrisisLine.Data;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;
using CrisisLine.Scheduling;
using CrisisLine.Supporters;

namespace CrisisLine.Rota;

/// <summary>What came of taking a shift.</summary>
public enum ShiftTaken
{
    Yours,
    NoSuchShift,

    /// <summary>It is not one of a service that they ring for.</summary>
    NotTheirs,

    /// <summary>As many have it as are wanted.</summary>
    Full,

    /// <summary>They are on the rota somewhere at that time.</summary>
    Overlaps,

    /// <summary>With it they would be here for longer than is good for them (H-37).</summary>
    TooManyHours,
}

/// <summary>Who is on the rota for a shift. Nobody loses a shift without saying so, and one given up is offered to others at once.</summary>
public static class ShiftPlaces
{
    /// <param name="account">Who asked them to; null if they chose it themselves.</param>
    /// <param name="isSaid">They have said that they will be there.</param>
    public static async Task<ShiftTaken> Take(Tx tx, long shift, long supporter, Guid? account, bool isSaid)
    {
        if (await HeldShift.Lock(tx, shift) is not { } held || held.EndsAt <= tx.Now)
            return ShiftTaken.NoSuchShift;
        if (await IsTheirs(tx, shift, supporter))
            return ShiftTaken.Yours;
        if (held.IsFull)
            return ShiftTaken.Full;
        if (await Eligible.WhyNot(tx, held, supporter) is { } obstacle)
            return obstacle;

        var place = await tx.One<long>(
            """
            insert into shift_place (shift_id, supporter_id, taken_at, put_by, confirmed_at)
            values (@shift, @supporter, @now, @account, @confirmed)
            returning id
            """, new { shift, supporter, account, now = tx.Now, confirmed = isSaid ? tx.Now : (Instant?)null });
        await RemindOfShift.Plan(tx, place, held, reminders: 0);
        if (held.Taken + 1 >= held.Least)
            await TeamQuestions.End(tx, TeamQuestion.Cover, shift);
        return ShiftTaken.Yours;
    }

    /// <summary>They cannot after all. Nobody asks why; whoever could is asked.</summary>
    /// <returns>False if it was not theirs.</returns>
    public static async Task<bool> GiveUp(Tx tx, long shift, long supporter)
    {
        if (await HeldShift.Lock(tx, shift) is not { } held
            || await tx.OneOrNone<long?>(
                "select id from shift_place where shift_id = @shift and supporter_id = @supporter and given_up_at is null", new { shift, supporter }) is not { } place)
            return false;
        await End(tx, place);
        if (held.EndsAt > tx.Now)
            await AskForCover(tx, held);
        return true;
    }

    /// <summary>Asks those who wanted to be asked, all at once; the first YES has it.</summary>
    internal static async Task AskForCover(Tx tx, HeldShift held)
    {
        foreach (var supporter in await Eligible.ToAsk(tx, held))
        {
            await TeamQuestions.Ask(tx, held.ServiceId, supporter, TeamQuestion.Cover, held.Id);
            await TextColleague.For(tx, held.ServiceId, supporter, Outgoing.Of(Sentences.CouldYouCover, held.Said(tx.Now)));
        }
    }

    internal static async Task End(Tx tx, long place)
    {
        await tx.Execute("update shift_place set given_up_at = @now, next_at = null where id = @place", new { place, now = tx.Now });
        await TeamQuestions.End(tx, TeamQuestion.Shift, place);
    }

    private static Task<bool> IsTheirs(Tx tx, long shift, long supporter) =>
        tx.One<bool>(
            "select exists (select from shift_place where shift_id = @shift and supporter_id = @supporter and given_up_at is null)", new { shift, supporter });
}
