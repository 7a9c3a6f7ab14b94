using System.Globalization;
using CrisisLine.Data;
using CrisisLine.Mail;
using CrisisLine.Taxis;
using NodaTime.Text;

namespace CrisisLine.Statistics;

/// <summary>A letter that a node holds, to be sent.</summary>
public sealed record LetterHeld(long Id, int Attempt, string To, string Service, NightFigures Figures)
{
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("dddd d MMMM uuuu");

    /// <summary>Counts and nobody in particular; they are small, and the letter says so.</summary>
    public Letter Write() => new(
        To, $"{Service}, {Day.Format(Figures.Night)}: {Figures.Visits} visits{(Figures.Unresolved > 0 ? $", {Figures.Unresolved} left open" : "")}",
        string.Create(CultureInfo.InvariantCulture, $"""
            {Service}, the night of {Day.Format(Figures.Night)}.

            {(Figures.Unresolved == 0 ? "Nothing is left open." : $"{Figures.Unresolved} left open: requests, promised calls, taxis, urgent texts that nobody has, or people not seen out. Please look today.")}

            Asked for a place: {Figures.Requests}. Offered one: {Figures.Offered}. Came: {Figures.Visits}, {Figures.FirstTimeVisitors} of them for the first time.
            Turned away: {Figures.TurnedAway}. Did not come: {Figures.NotArrived}. Waited longest: {Figures.WaitingLongestMinutes} minutes.
            Places used: {Figures.PlacesUsed} of {Figures.PlacesAvailable}.
            Calls: {Figures.CallsOffered} rang, {Figures.CallsAnswered} spoken with, {Figures.CallsAbandoned} hung up.
            Calls promised: {Figures.CallbacksPromised}. Kept: {Figures.CallbacksKept}, late: {Figures.CallbacksLate}, not kept: {Figures.CallbacksFailed}.
            Texts: {Figures.TextsIn}. Conversations in danger: {Figures.TextsUrgent}. Until a person answered, half of them: {Figures.MinutesToHumanMedian?.ToString("0.#", CultureInfo.InvariantCulture) ?? "-"} minutes.
            Taxis there: {Figures.TaxisOut}, home: {Figures.TaxisHome}, late: {Figures.TaxisLate}. They cost {NightsCost.Write(Figures.TaxiPence)} so far.
            Nobody had signed on for {Figures.UnstaffedMinutes} of {Figures.OpenMinutes} minutes.

            For internal use: small numbers. Please do not pass this on.
            """), $"figures-{Id}");
}

/// <summary>The letters that managers get when a night has closed. Written with the figures, sent by whichever node comes first.</summary>
public static class FiguresLetter
{
    private const int Tries = 12;

    private static readonly Duration Lease = Duration.FromMinutes(2), StillNews = Duration.FromDays(1), Pause = Duration.FromMinutes(10);

    /// <summary>One to each manager. Nights that closed long ago, before this program counted them, are no news.</summary>
    internal static Task Order(Tx tx, int service) =>
        tx.Execute(
            """
            insert into figures_letter (service_id, night, account_id, due_at)
            select night.service_id, night.night, membership.account_id, @now
            from service_night night
            join membership on membership.service_id = night.service_id and membership.role = 'Manager'
            join account on account.id = membership.account_id and account.ended_at is null
            where night.service_id = @service and night.closes_at > @since and night.closes_at <= @now
            on conflict do nothing
            """, new { service, now = tx.Now, since = tx.Now - StillNews });

    public static async Task<IReadOnlyList<LetterHeld>> Claim(Tx tx, int most)
    {
        var rows = await tx.Many<Row>(
            """
            with mine as (
                update figures_letter set attempt = attempt + 1, due_at = @until
                where id in (select id from figures_letter where ended_at is null and due_at <= @now order by due_at, id limit @most for update skip locked)
                returning id, attempt, account_id, service_id, night
            )
            select mine.id, mine.attempt, mine.service_id, mine.night, account.email, service.name
            from mine
            join account on account.id = mine.account_id
            join service on service.id = mine.service_id
            order by mine.id
            """, new { most, now = tx.Now, until = tx.Now + Lease });
        var letters = new List<LetterHeld>();
        foreach (var row in rows)
            if (await Nights.Between(tx, row.ServiceId, row.Night, row.Night) is [var figures])
                letters.Add(new LetterHeld(row.Id, row.Attempt, tx.Keys.Open("account.email", row.Email), row.Name, figures));
        return letters;
    }

    public static Task Record(Tx tx, LetterHeld letter, Posted posted)
    {
        var isOver = posted is not Posted.NotReached || letter.Attempt >= Tries;
        var outcome = posted switch
        {
            Posted.Taken => "sent",
            Posted.Refused => "refused",
            _ => "given_up",
        };
        return tx.Execute(
            """
            update figures_letter
            set ended_at = case when @isOver then @now end, outcome = case when @isOver then @outcome end, due_at = case when @isOver then due_at else @again end
            where id = @Id and attempt = @Attempt and ended_at is null
            """, new { letter.Id, letter.Attempt, isOver, outcome, now = tx.Now, again = tx.Now + Pause });
    }

    private sealed record Row(long Id, int Attempt, int ServiceId, LocalDate Night, byte[] Email, string Name);
}

/// <summary>Sends the letters, in no transaction: a letter that is sent twice has one mark, by which the other side sees that it is one.</summary>
public sealed class FiguresPost(Database database, Postman postman, TimeProvider clock, ILogger<FiguresPost> log) : EachMinute(clock, log)
{
    private const int AtOnce = 20;

    protected override Task Do(CancellationToken cancellation) => Send(cancellation);

    public async Task Send(CancellationToken cancellation)
    {
        foreach (var letter in await database.Transact(tx => FiguresLetter.Claim(tx, AtOnce), cancellation))
        {
            var posted = await postman.Send(letter.Write(), cancellation);
            await database.Transact(tx => FiguresLetter.Record(tx, letter, posted), cancellation);
        }
    }
}
