using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Team;
using CrisisLine.Meetings;
using CrisisLine.Pages.Rota;
using CrisisLine.People;
using CrisisLine.Staff;
using CrisisLine.Supporters;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using NodaTime.Text;

namespace CrisisLine.Pages.Meetings;

/// <summary>Who of ours meets whom in which public place, and whether all are known to be well. Supporters see their own.</summary>
[Authorize(May.Ring)]
public sealed class IndexModel(Database database, IStringLocalizer<Text> words) : SupporterPage(database, words)
{
    private static readonly LocalTimePattern Typed = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Whom a meeting is to be planned with; null for nobody.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Service { get; set; }

    public IReadOnlyList<(Membership Service, ShownMeeting Meeting)> Meetings { get; private set; } = [];

    public string? PersonName { get; private set; }

    public Membership? PlansFor { get; private set; }

    public IReadOnlyList<Venue> Venues { get; private set; } = [];

    public IReadOnlyList<Supporter> Supporters { get; private set; } = [];

    public LocalDate Today { get; private set; }

    public bool SeesAll(Membership service) => May.Roles[May.Work].Contains(service.Role);

    public bool IsAhead(ShownMeeting meeting) => meeting.From.ToInstant() > Now;

    public bool IsMine(ShownCheck check) => Supporter?.Id == check.Supporter;

    public string Wall(ZonedDateTime at) => SpokenTime.Of(at.TimeOfDay);

    public Task OnGet() => Transact(async tx =>
    {
        await Find(tx);
        Today = tx.Now.InZone(Zone).Date;
        var meetings = new List<(Membership, ShownMeeting)>();
        foreach (var service in Mine)
            meetings.AddRange((await MeetingsShown.Of(tx, service.ServiceId))
                .Where(meeting => SeesAll(service) || meeting.Checks.Any(IsMine)).Select(meeting => (service, meeting)));
        Meetings = meetings;
        foreach (var (service, meeting) in meetings)
            await Trail.AddOnceAWhile(tx, new Deed(Actor, "saw-meeting", service.ServiceId, meeting.Person, $"meeting {meeting.Id}"));
        if (Person is { } person && Service is { } key && Me.In(key, May.Work) is { } mine && await AboutPerson.Read(tx, new PersonId(person)) is { IsForgotten: false } about)
        {
            (PlansFor, PersonName) = (mine, about.DisplayName);
            Venues = await CrisisLine.Meetings.Venues.Of(tx, mine.ServiceId);
            Supporters = [.. (await CrisisLine.Supporters.Supporter.All(tx)).Where(one => one.Services.Contains(key))];
        }
    });

    public async Task<IActionResult> OnPostPlan(Guid person, string service, int venue, string? day, string? at, int minutes, long[] supporters)
    {
        if (Me.In(service, May.Work) is not { } mine)
            return NotFound();
        if (!LocalDatePattern.Iso.Parse(day ?? "").TryGetValue(default, out var date) || !Typed.Parse(at ?? "").TryGetValue(default, out var time))
            return Back(T["Please give a day and a time."]);

        var planned = await Transact(async tx =>
        {
            if (await AboutPerson.Read(tx, new PersonId(person)) is not { IsForgotten: false })
                return MeetingPlanned.NobodyToGo;
            var outcome = await PlanMeeting.For(tx, new NewMeeting(mine.ServiceId, new PersonId(person), venue, date + time, minutes, supporters, Me.Account));
            if (outcome is MeetingPlanned.Planned)
                await Trail.Add(tx, new Deed(Actor, "planned-meeting", mine.ServiceId, new PersonId(person)));
            return outcome;
        });
        Said = planned switch
        {
            MeetingPlanned.Planned => T["Planned. Everybody is told, as far as they may be texted."],
            MeetingPlanned.NoSuchVenue => T["Please choose a venue of the list."],
            MeetingPlanned.VenueIsShut => T["The venue is not open then. We meet only where it is open and others are about."],
            MeetingPlanned.NotATime => T["A meeting lies ahead and lasts from 15 to 90 minutes."],
            MeetingPlanned.NeedsTwo => T["Nobody of us has spoken with them yet: two go, or somebody rings them first."],
            _ => T["Please choose one to three who can go: one of them is on another meeting, or would rather not."],
        };
        return Redirect(planned is MeetingPlanned.Planned ? "/meetings" : $"/meetings?person={person}&service={service}");
    }

    public async Task<IActionResult> OnPostCancel(long meeting, string service)
    {
        if (Me.In(service, May.Work) is not { } mine)
            return NotFound();
        var done = await Transact(async tx =>
        {
            var isOff = await CancelMeeting.For(tx, mine.ServiceId, meeting);
            if (isOff)
                await Trail.Add(tx, new Deed(Actor, "cancelled-meeting", mine.ServiceId, Subject: $"meeting {meeting}"));
            return isOff;
        });
        return Back(done ? T["It is off. Everybody is told, as far as they may be texted."] : T["This changed meanwhile. Below is how it stands now."]);
    }

    /// <summary>A supporter says of themselves that all is well, that they need longer, or that they need help.</summary>
    public async Task<IActionResult> OnPostSay(long check, TeamWord word)
    {
        var done = await WithSupporter(async (tx, me) =>
        {
            var isTheirs = await tx.One<bool>("select exists (select from check_in where id = @check and supporter_id = @me)", new { check, me });
            if (!isTheirs)
                return false;
            return (word is TeamWord.Red ? await CheckAnswer.Red(tx, me)
                : await CheckAnswer.For(tx, new TeamQuestion(0, 0, TeamQuestion.CheckIn, check, tx.Now), word)) is not null;
        });
        return Back(!done ? T["This changed meanwhile. Below is how it stands now."]
            : word is TeamWord.Red ? T["We are ringing your lead now. If you are in danger, ring 999 first."] : T["Thank you, that is written down."]);
    }

    /// <summary>Somebody of the team has reached them: they are well.</summary>
    public async Task<IActionResult> OnPostReached(long check, string service)
    {
        if (Me.In(service, May.Work) is not { } mine)
            return NotFound();
        var done = await Transact(async tx =>
        {
            if ((await MeetingsShown.Of(tx, mine.ServiceId)).All(meeting => meeting.Checks.All(one => one.Id != check))
                || await CheckAnswer.For(tx, new TeamQuestion(0, mine.ServiceId, TeamQuestion.CheckIn, check, tx.Now), TeamWord.Ok) is null)
                return false;
            await Trail.Add(tx, new Deed(Actor, "reached-colleague", mine.ServiceId, Subject: $"check-in {check}"));
            return true;
        });
        return Back(done ? T["Good. That is written down."] : T["This changed meanwhile. Below is how it stands now."]);
    }
}
