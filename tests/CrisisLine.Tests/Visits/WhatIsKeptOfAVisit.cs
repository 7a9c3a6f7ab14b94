using CrisisLine.Bookings;
using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Visits;
using CrisisLine.People;
using CrisisLine.Tests.Support;
using CrisisLine.Visits;

namespace CrisisLine.Tests.Visits;

/// <summary>What was written when somebody was here, and who may see it later.</summary>
public sealed class WhatIsKeptOfAVisit(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    private static readonly NoteWords Words = NoteWords.Read("the flat is cold", "we listened and made tea", "to talk about housing")!;

    [Fact]
    public async Task A_later_note_is_added_and_none_is_written_over()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var (robin, alex) = (await Team.Member(app), await Team.Member(app, "Alex"));
        var person = await Comes(night, night.Phone());

        await Write(night, nth: 0, Words, robin);
        await night.Wait(minutes: 5);
        await Write(night, nth: 0, NoteWords.Read(null, " rang the council ", "")!, alex);

        var visit = (await Past(person)).Visits.Single();
        Assert.Equal([robin, alex], visit.Notes.Select(note => note.Account));
        Assert.Equal(("the flat is cold", "we listened and made tea", "to talk about housing"),
            (visit.Notes[0].ToldUs, visit.Notes[0].WeDid, visit.Notes[0].WouldLike));
        Assert.Equal((null, "rang the council", null), (visit.Notes[1].ToldUs, visit.Notes[1].WeDid, visit.Notes[1].WouldLike));
        Assert.Equal(("own", 7, 3, "abuse_past,suicide"),
            (visit.LeftHow, visit.FeelingBefore, visit.FeelingAfter, string.Join(',', visit.Issues)));
    }

    [Fact]
    public async Task H40_A_note_belongs_to_the_request_that_was_open_and_to_nobody_of_the_same_name()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, nights: 2);
        var (one, other) = (night.Phone(), night.Phone());
        var (sam, samToo) = (await Comes(night, one, "Sam"), await Comes(night, other, "Sam", nth: 1));
        var id = await Id(night, nth: 0);

        await Write(night, nth: 1, Words, account: null);
        Assert.False(await Do(tx => WriteNote.For(tx, new RequestOfNight(night.Key, night.Night.PlusDays(1), id), Words, null)));
        Assert.False(await Do(tx => WriteNote.For(tx, new RequestOfNight("nowhere", night.Night, id), Words, null)));

        Assert.Empty((await Past(sam)).Visits.Single().Notes);
        Assert.Single((await Past(samToo)).Visits.Single().Notes);
    }

    [Fact]
    public async Task A_note_on_a_request_that_no_visit_came_of_is_not_lost()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var phone = night.Phone();
        await phone.Texts("VISIT");
        await Write(night, nth: 0, Words, account: null);

        var past = await Past(await PersonOf(night, nth: 0));

        Assert.Equal((0, "the flat is cold"), (past.Visits.Count, past.OtherNotes.Single().ToldUs));
    }

    [Theory]
    [InlineData(null, " ", "")]
    [InlineData(null, null, null)]
    public void A_note_without_a_word_is_none(string? toldUs, string? weDid, string? wouldLike) =>
        Assert.Null(NoteWords.Read(toldUs, weDid, wouldLike));

    [Fact]
    public void A_note_has_an_end() => Assert.Null(NoteWords.Read(new string('a', NoteWords.Longest + 1), null, null));

    [Fact]
    public async Task H23_A_number_that_was_silent_for_ninety_days_shows_nothing_of_before_until_somebody_made_sure()
    {
        var night = await app.HouseOpens("2027-01-04T18:05", places: 2, nights: 120);
        var phone = night.Phone();
        var person = await Comes(night, phone, "Zebedee");
        await Write(night, nth: 0, Words, account: null);
        app.Clock.Now += Duration.FromDays(89);
        Assert.Single((await Past(person)).Visits);

        app.Clock.Now += Duration.FromDays(2);
        Assert.Equal((true, 0, 0), Shown(await Past(person)));

        // It is heard from again: that may be whoever has the number now.
        var later = night.After(days: 91);
        await phone.Texts("VISIT");
        Assert.Equal((true, 0, 0), Shown(await Past(person)));
        var row = (await Do(tx => TonightBoard.Read(tx, later.Key, later.Night)))!.Rows.Single();
        Assert.True(row.Past.IsHidden);
        Assert.NotEqual("Zebedee", row.DisplayName);

        // What happens now is theirs, whoever they are.
        await phone.Texts("YES");
        await later.Worker("arrive");
        Assert.Equal((true, 1, 0), Shown(await Past(person)));

        await app.Database.Transact(tx => RelinkNumbers.For(tx, person), CancellationToken.None);
        Assert.Equal((false, 2, 1), Shown(await Past(person)));
        Assert.Equal("Zebedee", (await Do(tx => TonightBoard.Read(tx, later.Key, later.Night)))!.Rows.Single().DisplayName);
    }

    [Fact]
    public async Task What_was_written_goes_when_they_ask_to_be_forgotten_and_the_visit_is_counted_as_nobodys()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var phone = night.Phone();
        var person = await Comes(night, phone);
        await Write(night, nth: 0, Words, account: null);

        await phone.Texts("DELETE");
        await phone.Texts("DELETE ME");

        Assert.Equal((false, 1, 0), Shown(await Past(person)));
    }

    private static (bool IsHidden, int Visits, int Notes) Shown(VisitsOf past) =>
        (past.IsHidden, past.Visits.Count, past.Visits.Sum(visit => visit.Notes.Count) + past.OtherNotes.Count);

    private async Task<PersonId> Comes(HouseNight night, Phone phone, string? name = null, int nth = 0)
    {
        await phone.Texts("VISIT");
        await phone.Texts("YES");
        if (name is not null)
            await phone.Texts(name);
        await night.Worker("arrive", nth);
        await night.Worker("leave", nth, """{"leftHow":"own","feelingBefore":7,"feelingAfter":3,"issues":["suicide","abuse_past"]}""");
        return await PersonOf(night, nth);
    }

    private async Task<PersonId> PersonOf(HouseNight night, int nth) =>
        (await Do(tx => TonightBoard.Read(tx, night.Key, night.Night)))!.Rows[nth].Person;

    private static async Task<long> Id(HouseNight night, int nth) => (await night.Seen())["requests"]![nth]!["id"]!.GetValue<long>();

    private async Task Write(HouseNight night, int nth, NoteWords words, Guid? account)
    {
        var which = new RequestOfNight(night.Key, night.Night, await Id(night, nth));
        Assert.True(await Do(tx => WriteNote.For(tx, which, words, account)));
    }

    private Task<VisitsOf> Past(PersonId person) => Do(tx => VisitsOf.Read(tx, person));

    private Task<T> Do<T>(Func<Tx, Task<T>> work) => app.Database.Transact(work, CancellationToken.None);
}
