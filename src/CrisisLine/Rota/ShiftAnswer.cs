using CrisisLine.Data;
using CrisisLine.Domain.Team;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;
using CrisisLine.Supporters;

namespace CrisisLine.Rota;

/// <summary>YES or CANNOT, to a question about the rota.</summary>
public static class ShiftAnswer
{
    /// <returns>Null if the word does not answer this question.</returns>
    public static async Task<Outgoing?> For(Tx tx, long supporter, TeamQuestion question, TeamWord word) => (question.Kind, word) switch
    {
        (TeamQuestion.Shift, TeamWord.Yes or TeamWord.Ok) => await Confirm(tx, question),
        (TeamQuestion.Shift, TeamWord.Cannot) => await ShiftOf(tx, question.Subject) is { } shift ? await GiveUp(tx, shift, supporter) : null,
        (TeamQuestion.Cover, TeamWord.Yes or TeamWord.Ok) => await Cover(tx, question, supporter),
        (TeamQuestion.Cover, TeamWord.Cannot) => await NotThisTime(tx, question, supporter),
        (TeamQuestion.Gap, TeamWord.Cannot) => await CannotTonight(tx, question, supporter),
        _ => null,
    };

    private static async Task<Outgoing?> Confirm(Tx tx, TeamQuestion question)
    {
        if (await ShiftOf(tx, question.Subject) is not { } shift || await HeldShift.Lock(tx, shift) is not { } held)
            return null;
        await tx.Execute(
            "update shift_place set confirmed_at = @now where id = @Subject and given_up_at is null", new { question.Subject, now = tx.Now });
        await TeamQuestions.End(tx, TeamQuestion.Shift, question.Subject);
        return Outgoing.Of(Sentences.ShiftIsYours, held.Said(tx.Now));
    }

    private static async Task<Outgoing> Cover(Tx tx, TeamQuestion question, long supporter)
    {
        var taken = await ShiftPlaces.Take(tx, question.Subject, supporter, account: null, isSaid: true);
        await TeamQuestions.End(tx, TeamQuestion.Cover, question.Subject, supporter);
        return taken switch
        {
            ShiftTaken.Yours when await HeldShift.Lock(tx, question.Subject) is { } held => Outgoing.Of(Sentences.ShiftIsYours, held.Said(tx.Now)),
            ShiftTaken.TooManyHours => Outgoing.Of(Sentences.HoursOfShiftAreTooMany),
            _ => Outgoing.Of(Sentences.ShiftIsCovered),
        };
    }

    private static async Task<Outgoing> NotThisTime(Tx tx, TeamQuestion question, long supporter)
    {
        await TeamQuestions.End(tx, TeamQuestion.Cover, question.Subject, supporter);
        return Outgoing.Of(Sentences.CheckInKept);
    }

    private static async Task<Outgoing> GiveUp(Tx tx, long shift, long supporter)
    {
        await ShiftPlaces.GiveUp(tx, shift, supporter);
        return Outgoing.Of(Sentences.WeFindCover);
    }

    /// <summary>All that they have tonight is given up.</summary>
    private static async Task<Outgoing> CannotTonight(Tx tx, TeamQuestion question, long supporter)
    {
        var shifts = await tx.Many<long>(
            """
            select shift.id
            from shift_place
            join shift on shift.id = shift_place.shift_id
            join service_night night on night.service_id = shift.service_id and night.night = shift.night
            where night.id = @Subject and shift_place.supporter_id = @supporter and shift_place.given_up_at is null and shift.cancelled_at is null
            order by shift.id
            """, new { question.Subject, supporter });
        foreach (var shift in shifts)
            await ShiftPlaces.GiveUp(tx, shift, supporter);
        await TeamQuestions.End(tx, TeamQuestion.Gap, question.Subject, supporter);
        return Outgoing.Of(Sentences.WeFindCover);
    }

    private static Task<long?> ShiftOf(Tx tx, long place) => tx.OneOrNone<long?>("select shift_id from shift_place where id = @place", new { place });
}
