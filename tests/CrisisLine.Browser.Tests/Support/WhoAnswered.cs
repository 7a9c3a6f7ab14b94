using CrisisLine.Demographics;
using CrisisLine.Domain.People;
using CrisisLine.Tests.Support;
using Answer = CrisisLine.Domain.Demographics.Answer;

namespace CrisisLine.Browser.Tests.Support;

/// <summary>People who came in a year of before, and answered when they were asked.</summary>
public static class WhoAnswered
{
    /// <summary>Many of the evening were here once in that year, and answered one question or two.</summary>
    public static Task HasAnswers(this EveningInFull evening, int year) => evening.App.Database.Transact(async tx =>
    {
        // Whoever waits for help is left out: nobody is asked before it.
        await tx.Execute("delete from about_answer");
        var people = await tx.Many<Guid>(
            "select id from person where erased_at is null and (id in (select person_id from visit) or id not in (select person_id from visit_request)) order by id");
        foreach (var (person, nth) in people.Select((person, nth) => (person, nth)))
        {
            var at = NodaTime.Instant.FromUtc(year, 6, 1, 20, 0);
            await tx.Execute(
                "insert into visit (service_id, night, person_id, arrived_at, left_at) select id, @night, @person, @at, @at from service where key = @Key",
                new { night = at.InUtc().Date, person, at, evening.House.Key });
            var answers = new Dictionary<string, Answer?> { ["area"] = new(nth % 2 == 0 ? "LS7" : "LS8"), ["ethnicity"] = nth % 3 == 0 ? new("white_british") : null };
            Assert.Equal(AnswersWritten.Kept, await WriteAnswers.For(tx, new PersonId(person), answers, "", evening.Sam.Account));
        }
    }, CancellationToken.None);
}
