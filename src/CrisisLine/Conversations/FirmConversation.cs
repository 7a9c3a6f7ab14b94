using CrisisLine.Data;
using CrisisLine.Domain.Conversations;
using CrisisLine.Domain.Taxis;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;
using CrisisLine.Taxis;

namespace CrisisLine.Conversations;

/// <summary>
/// A text of a taxi firm, from the number that a manager set. It is kept whatever it says; what software does not understand is shown to
/// the team. A text from any other number is a person's, even if it reads like a firm's.
/// </summary>
public static class FirmConversation
{
    /// <returns>Null if it is from no firm of ours.</returns>
    public static async Task<IReadOnlyList<Answered>?> Reply(Tx tx, IncomingText text)
    {
        if (text.From is not { } from || await FirmsPhone.Service(tx, from.E164, text.To.E164) is not { } service)
            return null;
        if (await FirmsPhone.Has(tx, text.Id))
            return await AnswerText.Before(tx, text.Id);

        var jobs = await FirmsPhone.Jobs(tx, from.E164);
        var tries = await FirmsPhone.Tries(tx, from.E164);
        var answer = FirmAnswer.Read(text.Words, [.. jobs.Select(job => job.Reference), .. tries]);
        if (answer?.Reference is { } tried && tries.Contains(tried))
        {
            await FirmsPhone.TryIsAnswered(tx, tried);
            return await Kept(tx, service, text, journey: null, true, Outgoing.Of(Sentences.ThankYouFirm, new Fillers { ["ref"] = tried }));
        }

        var live = jobs.Where(job => job.IsLive).ToList();
        var job = answer?.Reference is { } reference ? jobs.FirstOrDefault(one => one.Reference == reference) : live is [var only] ? only : null;
        if (answer is null || job is null)
        {
            await FirmsPhone.NeedsReading(tx, job?.Journey ?? (live is [var mine] ? mine.Journey : null));
            return await Kept(tx, service, text, job?.Journey, understood: false, answer is null ? null : Outgoing.Of(Sentences.WhichJob));
        }

        return await Kept(tx, service, text, job.Journey, true, await HearFirm.Of(tx, job.Id, answer));
    }

    private static async Task<IReadOnlyList<Answered>> Kept(Tx tx, int service, IncomingText text, long? journey, bool understood, Outgoing? answer)
    {
        await FirmsPhone.Keep(tx, text.Id, service, journey, text.Words, understood);
        return await AnswerText.With(tx, service, number: null, plain: false, text.To.E164, text.Id, answer is null ? [] : [answer]);
    }
}
