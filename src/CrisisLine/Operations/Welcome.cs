using NodaTime.Extensions;
using NodaTime.Text;

namespace CrisisLine.Operations;

/// <summary>What somebody who started the program by hand is told: where it is, what time it is there, what to try.</summary>
public static class Welcome
{
    private static readonly ZonedDateTimePattern Moment =
        ZonedDateTimePattern.CreateWithInvariantCulture("dddd d MMMM uuuu, HH:mm", DateTimeZoneProviders.Tzdb);

    public static void SayTo(TextWriter console, WebApplication app)
    {
        var ground = app.Services.GetRequiredService<Ground>();
        if (!ground.Settings.IsProduction)
            app.Lifetime.ApplicationStarted.Register(() => Say(console, ground, app.Urls.First()));
    }

    private static string Token(ProgramSettings settings) =>
        settings.Tokens is [{ } first, ..] && ReferenceEquals(settings.Tokens, StandIns.Tokens)
            ? $"Authorization: Bearer {first.Token} (or demo-worker, demo-manager)"
            : "with a token of the settings";

    private static void Say(TextWriter console, Ground ground, string address)
    {
        var house = ground.Settings.Services[0];
        var now = ground.Clock.GetCurrentInstant().InZone(house.Timetable.Zone);

        console.WriteLine(ground.Settings.IsDemo
            ? $"CrisisLine is ready. This is the demo: everything in it is made up, and at the house it is {Moment.Format(now)}."
            : $"CrisisLine is ready. This is not Production: what was not set is stood in for. It is {Moment.Format(now)} here.");
        if (ground.Phones is { } phones)
            console.WriteLine($"Phones     {phones.Address}   open it in a browser: type VISIT and press Enter");
        console.WriteLine(ground.Settings.IsDemo
            ? $"Screen     {address}/tonight   what those see who work there; sign in by a button, as somebody made up"
            : $"Screen     {address}/tonight   for whoever has an account");
        console.WriteLine($"Texts      {ground.Settings.Account.PublicUrl}/twilio/sms   signed; docs/first-text.sh sends one to {house.Numbers[0].Number.E164}");
        if (!ground.Settings.Account.CanSend)
            console.WriteLine("           What the service texts of itself (offers, reminders) waits: no provider is set to send it.");
        console.WriteLine($"API        {address}/api/v1/services   {Token(ground.Settings)}");
        console.WriteLine($"           {address}/api/v1/openapi.json");
        console.WriteLine($"Health     {address}/health/ready");
        console.WriteLine($"Metrics    {address}/metrics");
    }
}
