using System.Data.Common;
using CrisisLine.Api;
using CrisisLine.Bookings;
using CrisisLine.Callbacks;
using CrisisLine.Calls;
using CrisisLine.Conversations;
using CrisisLine.Data;
using CrisisLine.Development;
using CrisisLine.FollowUps;
using CrisisLine.Inbox;
using CrisisLine.Live;
using CrisisLine.Meetings;
using CrisisLine.Messages;
using CrisisLine.Opening;
using CrisisLine.Operations;
using CrisisLine.Pages;
using CrisisLine.Pages.Account;
using CrisisLine.Pages.Tonight;
using CrisisLine.Rings;
using CrisisLine.Rota;
using CrisisLine.Scheduling;
using CrisisLine.Staff;
using CrisisLine.Statistics;
using CrisisLine.Taxis;
using CrisisLine.Telephony;
using CrisisLine.Visits;
using Npgsql;

namespace CrisisLine;

/// <summary>Puts the rooms together. The only file that knows them all.</summary>
public static class Service
{
    /// <summary>Everything that we ring phones for.</summary>
    private static readonly Errands Errands = new([UrgentRing.Errand, CallbackRing.Errand, CoverRing.Errand, TryPhone.Errand, CheckRing.Errand]);

    /// <summary>Every promise with a time that the program makes, and what rings for it.</summary>
    private static readonly Alarms Alarms = new(
        [LapseHold.Alarm, LapseOffer.Alarm, FinalAnswers.Alarm, SettleNight.Alarm, NextStep.Alarm, Escalation.Alarm, HalfFinished.Alarm,
            CallsBrokenOff.Alarm, KeepCallback.Alarm, RemindOfShift.Alarm, WatchCover.Alarm, FollowUp.Alarm, HomeSafe.Alarm, CheckIns.Alarm, KeepJourney.Alarm, Reconcile.Alarm, PlacesOfTonight.Alarm, WaysHome.Alarm, RollUp.Alarm, RingUnheard.Alarm(Errands)]);

    /// <summary>Every promise that goes out as a text, and who hears whether it arrived.</summary>
    private static readonly Receipts Receipts = new([OfferReceipts.Receipt, TaxiErrands.Receipt]);

    /// <summary>The only place that may ask for the real time.</summary>
#pragma warning disable RS0030 // Everything else gets its clock from here.
    public static TimeProvider RealTime => TimeProvider.System;
#pragma warning restore RS0030

    /// <summary>A program that is ready to run: its database is there, in shape, and filled.</summary>
    /// <param name="clock">For tests: the clock to live by.</param>
    /// <param name="change">For tests: what to put in place of the real thing.</param>
    /// <exception cref="CannotStartException">A line for each thing to put right first.</exception>
    public static async Task<WebApplication> Build(string[] args, TimeProvider? clock = null, Action<WebApplicationBuilder>? change = null)
    {
        var builder = NewBuilder(args);
        builder.Logging.ClearProviders().AddJsonConsole();
        builder.Logging.AddFilter(typeof(Tokens).FullName, LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Quartz", LogLevel.Warning).AddFilter("Npgsql", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        change?.Invoke(builder);

        var ground = await Ground.Find(builder.Configuration, builder.Environment.IsProduction(), CancellationToken.None);
        await ground.Prepare(clock, CancellationToken.None);
        AddRooms(builder.Services, ground, clock ?? RealTime);
        var app = builder.Build();
        // What is made first is ended last: the database outlives everything that still writes to it.
        app.Services.GetRequiredService<Ground>();

        app.UseMiddleware<LastResort>();
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/twilio"), twilio => twilio.UseMiddleware<Deadline>().UseMiddleware<SignatureCheck>());
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/api"), api => api.Use(Problems.Fill));
        app.UsePages();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(TooLarge.Refuse);

        // Whoever knocks here shows a signature (SignatureCheck); health and measures are for the proxy to keep.
        var everybody = app.MapGroup("").AllowAnonymous();
        everybody.MapInboundTexts();
        everybody.MapTextNews();
        everybody.MapInboundCalls();
        everybody.MapRings();
        var api = app.MapGroup("/api/v1");
        api.MapServices();
        api.MapNights();
        api.MapInbox();
        api.MapCallbacks();
        api.MapSupporters();
        api.MapTaxis();
        api.MapStatistics();
        app.MapOpenApi("/api/v1/openapi.json").RequireAuthorization("reader");
        app.MapRazorPages();
        app.MapPasskeys();
        app.MapLiveBoard();
        app.MapLiveChanges();
        everybody.MapHealth();
        everybody.MapMetrics();
        if (ground.Clock is DemoClock)
        {
            everybody.MapDemoTime();
            app.MapDemoColleagues();
        }

        return app;
    }

    /// <summary>Settings come from files, the environment and the command line, as in any ASP.NET Core program.</summary>
    public static WebApplicationBuilder NewBuilder(string[] args) =>
        WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            // Whoever started it, a test for example: the pages are in this assembly.
            ApplicationName = typeof(Service).Assembly.GetName().Name,
            EnvironmentName = EnvironmentName,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });

    // Without a word from outside this is somebody trying it out: Production has to be said.
    private static string EnvironmentName =>
        Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? "Development";

    private static void AddRooms(IServiceCollection services, Ground ground, TimeProvider sessionTime)
    {
        services.AddSingleton(_ => ground);
        services.AddSingleton(ground.Clock);
        services.AddSingleton(ground.Settings.Keys);
        services.AddSingleton(ground.Settings.Account);
        services.AddSingleton(ground.Settings.Tokens);
        services.AddSingleton<NpgsqlDataSource>(_ => ground.Source);
        services.AddSingleton<DbDataSource>(container => container.GetRequiredService<NpgsqlDataSource>());
        services.AddSingleton(Alarms);
        services.AddSingleton(Receipts);
        services.AddSingleton(Errands);
        services.AddSender(ground.Settings.Account);
        services.AddSingleton<KeepPromises>(container =>
            (transaction, promises, commit) => container.GetRequiredService<AlarmClock>().Keep(transaction, promises, commit));
        services.AddSingleton<Database>();
        services.AddAlarmClock(ground.Clock);
        services.AddSingleton<Resealing>();
        services.AddHostedService(container => container.GetRequiredService<Resealing>());
        services.AddHostedService<NightPlanner>();
        services.AddSingleton<DangerWatch>();
        services.AddSingleton<Wording>();
        services.AddHostedService(container => container.GetRequiredService<Wording>());
        services.AddHostedService(container => container.GetRequiredService<DangerWatch>());
        services.AddHostedService<WarmUp>();
        services.AddTaxiFirms(ground.Settings.Smtp, ground.Settings.Account.PublicUrl);
        services.AddSingleton<FiguresPost>();
        services.AddHostedService(container => container.GetRequiredService<FiguresPost>());
        services.AddSingleton<Metrics>();
        if (ground.Clock is DemoClock clock)
            services.AddDemo(clock, ground.Phones, Demo.House(ground.Settings.Services).Numbers[0].Number.E164);

        services.AddProblemDetails();
        services.AddOpenApi(options => options.AddSchemaTransformer(NodaTimeJson.Describe));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.AddNodaTime());
        services.AddTokens();
        services.AddPages();
        services.AddStaff(sessionTime, ground.Settings.IsProduction);
    }
}
