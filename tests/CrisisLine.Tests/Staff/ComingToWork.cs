using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Staff;

/// <summary>From an invitation to the evening's screen: something known and something held, every time.</summary>
public sealed class ComingToWork(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    private const string Password = "paper lantern seven geese";

    [Fact]
    public async Task Whoever_is_invited_sees_nothing_before_the_second_step_is_set_up()
    {
        using var sam = await Invited(nameof(Role.ShiftLead));

        await sam.Opens("/tonight");

        Assert.StartsWith("/account/sign-in", sam.Path);
        Assert.DoesNotContain("Dial House", sam.Text);
    }

    [Fact]
    public async Task After_both_steps_they_are_at_work_and_have_ten_recovery_codes()
    {
        await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var sam = await Invited(nameof(Role.ShiftLead));

        var phone = await SetsUp(sam);
        await sam.Presses("Show me new codes");
        var codes = sam.Page.QuerySelectorAll(".codes code").Length;
        await sam.Opens("/tonight");

        Assert.NotEqual("", phone.Code());
        Assert.Equal(10, codes);
        Assert.Contains("Dial House", sam.Text);
    }

    [Fact]
    public async Task A_code_is_taken_once_also_by_whoever_looked_over_a_shoulder()
    {
        var (email, phone) = await Works();
        using var first = Colleague.Nobody(app);
        using var second = Colleague.Nobody(app);
        var code = phone.Code(ahead: 1);

        await KnowsThePassword(first, email);
        await first.Presses("Sign in", ("code", code));
        await KnowsThePassword(second, email);
        await second.Presses("Sign in", ("code", code));

        Assert.Equal("/tonight", first.Path);
        Assert.Contains("not the right code", second.Text);
    }

    [Fact]
    public async Task A_recovery_code_opens_the_door_once()
    {
        using var sam = await Invited(nameof(Role.HouseWorker), out var email);
        await SetsUp(sam);
        await sam.Presses("Show me new codes");
        var code = sam.Page.QuerySelector(".codes code")!.TextContent;
        using var first = Colleague.Nobody(app);
        using var second = Colleague.Nobody(app);

        await KnowsThePassword(first, email);
        await first.PressesIn("Recovery", ("code", code));
        await KnowsThePassword(second, email);
        await second.PressesIn("Recovery", ("code", code));

        Assert.Equal("/tonight", first.Path);
        Assert.Contains("not the right code", second.Text);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_are_answered_alike()
    {
        var (email, _) = await Works();
        using var wrong = Colleague.Nobody(app);
        using var unknown = Colleague.Nobody(app);

        await KnowsThePassword(wrong, email, "something else entirely");
        await KnowsThePassword(unknown, "nobody@example.org", "something else entirely");

        Assert.Equal(wrong.Faults, unknown.Faults);
        Assert.Contains("do not belong together", wrong.Faults);
    }

    [Fact]
    public async Task After_five_mistakes_even_the_right_password_waits_a_moment_and_then_works()
    {
        var (email, phone) = await Works();
        using var guesser = Colleague.Nobody(app);
        using var sam = Colleague.Nobody(app);
        for (var guess = 0; guess < 5; guess++)
            await KnowsThePassword(guesser, email, $"guess number {guess}");

        await KnowsThePassword(sam, email);
        var atOnce = sam.Faults;
        app.Clock.Now += Duration.FromMinutes(2);
        await KnowsThePassword(sam, email);
        await sam.Presses("Sign in", ("code", phone.Code(ahead: 1)));

        Assert.Contains("too many tries", atOnce);
        Assert.Equal("/tonight", sam.Path);
    }

    [Fact]
    public async Task Guesses_at_the_same_moment_are_all_counted()
    {
        var (email, _) = await Works();

        var guessers = Enumerable.Range(0, 12).Select(_ => Colleague.Nobody(app)).ToList();
        await Task.WhenAll(guessers.Select((guesser, at) => KnowsThePassword(guesser, email, $"guess number {at}")));
        using var sam = Colleague.Nobody(app);
        await KnowsThePassword(sam, email);

        Assert.Contains("too many tries", sam.Faults);
        guessers.ForEach(guesser => guesser.Dispose());
    }

    [Fact]
    public async Task A_link_works_once_and_not_for_two_at_the_same_moment()
    {
        var word = await app.Database.Transact(tx => Invitations.Make(tx, new Invited(nameof(Role.HouseWorker))), CancellationToken.None);
        using var one = Colleague.Nobody(app);
        using var other = Colleague.Nobody(app);

        await Task.WhenAll(Joins(one, word, $"{Guid.NewGuid()}@example.org"), Joins(other, word, $"{Guid.NewGuid()}@example.org"));

        Assert.Equal([Invitations.Page + word, "/account/set-up"], new[] { one.Path, other.Path }.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_weak_password_is_refused_in_words_and_the_link_still_works()
    {
        var word = await app.Database.Transact(tx => Invitations.Make(tx, new Invited(nameof(Role.HouseWorker))), CancellationToken.None);
        using var sam = Colleague.Nobody(app);
        await sam.Opens(Invitations.Page + word);

        await sam.Presses("Go on", ("Name", "Sam"), ("Email", $"{Guid.NewGuid()}@example.org"), ("Password", "short"));
        var refused = sam.Faults;
        await Joins(sam, word, $"{Guid.NewGuid()}@example.org");

        Assert.Contains("12 characters", refused);
        Assert.Equal("/account/set-up", sam.Path);
    }

    [Fact]
    public async Task Whoever_leaves_a_field_empty_is_asked_for_it_kindly()
    {
        var word = await app.Database.Transact(tx => Invitations.Make(tx, new Invited(nameof(Role.HouseWorker))), CancellationToken.None);
        using var sam = Colleague.Nobody(app);

        await sam.Opens(Invitations.Page + word);
        await sam.Presses("Go on", ("Name", ""), ("Email", ""), ("Password", ""));
        var joining = sam.Faults;
        await sam.Opens("/account/sign-in");
        await sam.Presses("Go on", ("Email", ""), ("Password", ""));

        Assert.Contains("what colleagues call you", joining);
        Assert.Contains("do not belong together", sam.Faults);
    }

    [Fact]
    public async Task A_flood_of_guesses_is_asked_to_come_again_and_holds_up_nobodys_text()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var (email, _) = await Works();
        var guesses = Enumerable.Range(0, 120).Select(_ => Colleague.Nobody(app)).ToList();
        foreach (var guess in guesses)
            await guess.Opens("/account/sign-in");

        var flood = guesses.Select(guess => guess.Presses("Go on", ("Email", email), ("Password", "a guess like any other"))).ToList();
        var answer = await night.Phone().Texts("VISIT");
        var wasFirst = !flood.TrueForAll(press => press.IsCompleted);
        await Task.WhenAll(flood);

        Assert.StartsWith("Hello from Dial House.", answer);
        Assert.True(wasFirst);
        Assert.Contains(guesses, guess => guess.Status == 429);
        Assert.Contains(guesses, guess => guess.Status == 200);
        guesses.ForEach(guess => guess.Dispose());
    }

    private async Task<(string Email, Authenticator Phone)> Works()
    {
        using var sam = await Invited(nameof(Role.HouseWorker), out var email);
        var phone = await SetsUp(sam);
        return (email, phone);
    }

    private Task<Colleague> Invited(string role) => Invited(role, out _);

    private Task<Colleague> Invited(string role, out string email)
    {
        email = $"{Guid.NewGuid()}@example.org";
        return Invited(role, email);
    }

    private async Task<Colleague> Invited(string role, string email)
    {
        var word = await app.Database.Transact(tx => Invitations.Make(tx, new Invited(role)), CancellationToken.None);
        var sam = Colleague.Nobody(app);
        await Joins(sam, word, email);
        return sam;
    }

    private static async Task Joins(Colleague who, string word, string email)
    {
        await who.Opens(Invitations.Page + word);
        await who.Presses("Go on", ("Name", "Sam"), ("Email", email), ("Password", Password));
    }

    private static async Task<Authenticator> SetsUp(Colleague who)
    {
        var phone = new Authenticator(who.Page.QuerySelector("main code")!.TextContent);
        await who.Presses("Done", ("code", phone.Code()));
        Assert.Equal("/account/recovery-codes", who.Path);
        return phone;
    }

    private static async Task KnowsThePassword(Colleague who, string email, string password = Password)
    {
        await who.Opens("/account/sign-in");
        await who.Presses("Go on", ("Email", email), ("Password", password));
    }
}
