using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Pages;

/// <summary>What people wrote, and who of us answers: one at a time, and never over somebody else.</summary>
public sealed class AnsweringOnTheScreen(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task A_colleague_takes_it_writes_back_and_closes_it_with_a_word()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var jay = night.Phone();
        await jay.Texts("the nights are long just now");
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker, "Sam");

        await sam.Follows("/inbox", night);
        await sam.Presses("I look after this");
        await sam.Presses("Send", ("text", "Thank you for telling us. Would a call help?"));
        await sam.Presses("Close", ("reason", "talked"));

        Assert.Equal("Thank you for telling us. Would a call help?", (await app.SentTo(jay)).Words);
        Assert.Empty(await night.Inbox());
    }

    [Fact]
    public async Task Of_two_who_answer_at_the_same_moment_one_text_goes_and_the_other_keeps_their_words()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var jay = night.Phone();
        await jay.Texts("are you there");
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker, "Sam");
        using var alex = await Colleague.SignsIn(app, night.Key, Role.HouseWorker, "Alex");
        await sam.Follows("/inbox", night);
        await alex.Follows("/inbox", night);

        await Task.WhenAll(sam.Presses("Send", ("text", "This is one of us")), alex.Presses("Send", ("text", "This is one of us too")));

        var said = new[] { sam.Said, alex.Said };
        Assert.Single(said, words => words == "On its way.");
        Assert.Single(said, words => words.Contains("A colleague looks after this now"));
        await app.SentTo(jay);
        Assert.Equal(1, await Kept.Count(app, $"message join contact_point contact on contact.id = contact_point_id join service on service.id = message.service_id where sentence = 'STAFF' and service.key = '{night.Key}'"));
    }

    [Fact]
    public async Task H11_What_is_urgent_is_not_closed_before_somebody_has_taken_it()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        await night.Phone().Texts("i want to die");
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);

        await sam.Follows("/inbox", night);
        var id = sam.Path;
        await sam.Forges($"{id}?handler=Close", ("reason", "no time"));

        Assert.Contains("take it first", sam.Said);
        Assert.True((await night.Inbox()).Single().Urgent);
    }

    [Fact]
    public async Task Each_look_at_what_somebody_wrote_is_written_down()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        await night.Phone().Texts("just to say hello");
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);

        await sam.Follows("/inbox", night);
        await sam.Opens(sam.Path);
        await sam.Renews(sam.Path);

        Assert.Equal(2, await Kept.Count(app, $"audit_entry where account_id = '{sam.Account}' and action = 'saw-thread' and person_id is not null"));
    }
}
