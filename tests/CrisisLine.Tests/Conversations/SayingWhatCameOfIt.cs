using CrisisLine.Conversations;
using CrisisLine.Domain.Bookings;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;
using CrisisLine.Opening;

namespace CrisisLine.Tests.Conversations;

/// <summary>Every outcome has words, whatever the state: nobody is ever left without an answer because a case was forgotten.</summary>
public sealed class SayingWhatCameOfIt
{
    private static readonly Instant Opens = Instant.FromUtc(2027, 6, 4, 17, 0);
    private static readonly Place Place = new(1, Opens + Duration.FromMinutes(30));

    public static TheoryData<int> Hours => [.. Enumerable.Range(-20, 60)];

    [Theory]
    [MemberData(nameof(Hours))]
    public void Every_answer_to_asking_and_to_YES_is_a_whole_sentence_at_any_hour(int hour)
    {
        var says = new Says(Texted(), Opens + Duration.FromHours(hour));
        VisitAnswer[] asked =
        [
            new VisitAnswer.Held(Place, Opens), new VisitAnswer.Full(), new VisitAnswer.NotYet(Opens), new VisitAnswer.TooLate(),
            .. Enum.GetValues<RequestState>().Select(state => new VisitAnswer.AlreadyYours(Mine(state))),
        ];
        YesAnswer[] yes = [new YesAnswer.Confirmed(Place), new YesAnswer.ForAWorker(Place), new YesAnswer.TooLate(), new YesAnswer.PlaceHasGone()];

        Assert.Equal(Cases<VisitAnswer>(), asked.Select(answer => answer.GetType()).Distinct().Count());
        Assert.Equal(Cases<YesAnswer>() - 1, yes.Length);
        Assert.All(asked, answer => IsWhole(says.Answer(answer)));
        Assert.All(yes, answer => IsWhole(says.Answer(answer)!));
        Assert.Null(says.Answer(new YesAnswer.NothingAsked()));
        Assert.All(Enum.GetValues<RequestState>(), state => IsWhole(says.Status(Mine(state))));
        IsWhole(says.Status(null));
        IsWhole(says.APersonWillRead());
    }

    [Fact]
    public void A_service_that_plans_no_more_nights_still_says_what_helps_now()
    {
        var says = new Says(Texted() with { Next = null }, Opens);

        Assert.Contains("116 123", says.Answer(new VisitAnswer.TooLate()).Words(WordList.Ours, plain: false));
    }

    private static void IsWhole(Outgoing said)
    {
        foreach (var plain in new[] { false, true })
        {
            var sentence = said.Words(WordList.Ours, plain);
            Assert.Matches("^[A-Z].*[.0-9]$", sentence);
            Assert.DoesNotContain("{", sentence);
            Assert.DoesNotContain("(tonight) tonight", sentence);
        }
    }

    private static int Cases<T>() => typeof(T).GetNestedTypes().Count(type => type.IsSubclassOf(typeof(T)));

    private static MyRequest Mine(RequestState state) => new(1, state, Place, Opens, SaidYes: false);

    private static TextedService Texted()
    {
        var asking = new Interval(Opens, Opens + Duration.FromHours(4));
        NightTimes Night(int days) => new(new LocalDate(2027, 6, 4).PlusDays(days), Opens + Duration.FromDays(days), Opens + Duration.FromDays(days) + Duration.FromHours(8), asking, []);
        return new TextedService(
            1, "Dial House", "12 Chapel Street, LS15", DateTimeZoneProviders.Tzdb["Europe/London"], IsQuiet: false, Duration.FromMinutes(15), Night(0), Night(2),
            new HouseNight(1, Opens + Duration.FromHours(8), asking, Duration.FromMinutes(30), AutoConfirm: true));
    }
}
