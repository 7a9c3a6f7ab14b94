using System.Globalization;
using CrisisLine.Callbacks;
using CrisisLine.Data;
using CrisisLine.Domain.Conversations;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Team;
using CrisisLine.Domain.Words;
using CrisisLine.Meetings;
using CrisisLine.Messages;
using CrisisLine.Rota;
using CrisisLine.Supporters;

namespace CrisisLine.Conversations;

/// <summary>
/// A text of somebody of the team, from the phone that we ring them at: ON, OFF, TAKE, an answer to what we asked them. Whatever
/// it is not is a person's text like any other: supporters may need somebody themselves.
/// </summary>
public static class TeamConversation
{
    /// <returns>Null if it is not one of these, or from nobody of the team's.</returns>
    public static async Task<IReadOnlyList<Answered>?> Reply(Tx tx, IncomingText text)
    {
        if (text.From is not { } from || TeamWords.Read(text.Words) is not { } word
            || await TextingSupporter.Hold(tx, from) is not { Id: var supporter }
            || await tx.OneOrNone<int?>("select service_id from service_number where number = @E164", new { text.To.E164 }) is not { } service)
            return null;
        if (await tx.One<bool>("select exists (select from team_text where id = @Id)", new { text.Id }))
            return await AnswerText.Before(tx, text.Id);
        if (await Answer(tx, supporter, service, word, from) is not { } answer)
            return null;

        await tx.Execute(
            "insert into team_text (id, supporter_id, word, received_at) values (@Id, @supporter, @word, @now)",
            new { text.Id, supporter, word = word.ToString(), now = tx.Now });
        return await AnswerText.With(tx, service, number: null, plain: false, text.To.E164, text.Id, [answer]);
    }

    private static async Task<Outgoing?> Answer(Tx tx, long supporter, int service, TeamWord word, PhoneNumber from) => word switch
    {
        TeamWord.On => await On(tx, supporter),
        TeamWord.Off => await Off(tx, supporter),
        TeamWord.Take => await Take(tx, supporter),
        TeamWord.Debrief => await AskForDebrief(tx, supporter, service),
        TeamWord.Red => await CheckAnswer.Red(tx, supporter),
        _ => await AnswerQuestion(tx, supporter, word, from),
    };

    private static async Task<Outgoing> On(Tx tx, long supporter)
    {
        if (await SignOn.For(tx, supporter) is SignedOn.Here)
            return Outgoing.Of(Sentences.SignedOn);
        var hours = await SupporterHours.Read(tx, supporter);
        return Outgoing.Of(Sentences.PleaseRest, new Fillers { ["h"] = Math.Round(hours.Today(tx.Now).TotalHours).ToString(CultureInfo.InvariantCulture) });
    }

    private static async Task<Outgoing> Off(Tx tx, long supporter)
    {
        await SignOn.Off(tx, supporter);
        return Outgoing.Of(Sentences.EndOfShift);
    }

    private static async Task<Outgoing> Take(Tx tx, long supporter) => await TakeCallback.Next(tx, supporter) switch
    {
        Taken.Yours => Outgoing.Of(Sentences.CallIsYours),
        Taken.NotSignedOn => Outgoing.Of(Sentences.SignOnFirst),
        _ => Outgoing.Of(Sentences.NobodyWaits),
    };

    private static async Task<Outgoing> AskForDebrief(Tx tx, long supporter, int service)
    {
        await Debrief.Offer(tx, supporter, service, Debrief.Asked);
        return Outgoing.Of(Sentences.DebriefComes);
    }

    /// <returns>Null if nothing was asked that this answers, or they were asked something else since, as somebody who is in touch with us.</returns>
    private static async Task<Outgoing?> AnswerQuestion(Tx tx, long supporter, TeamWord word, PhoneNumber from)
    {
        foreach (var question in await TeamQuestions.Open(tx, supporter))
        {
            if (await WeWroteToThemSince(tx, from, question.AskedAt))
                return null;
            if (await ShiftAnswer.For(tx, supporter, question, word) is { } aboutShift)
                return aboutShift;
            if (await CheckAnswer.For(tx, question, word) is { } aboutMeeting)
                return aboutMeeting;
        }

        return word is TeamWord.Ok ? await CheckAnswer.Unasked(tx, supporter) : null;
    }

    private static Task<bool> WeWroteToThemSince(Tx tx, PhoneNumber from, Instant asked) =>
        tx.One<bool>(
            """
            select exists (
                select from message
                join contact_point on contact_point.id = message.contact_point_id
                where contact_point.lookup = @lookup and message.created_at > @asked)
            """, new { lookup = tx.Keys.Lookup("contact_point.number", from.E164), asked });
}
