using CrisisLine.Opening;

namespace CrisisLine.Development;

/// <summary>
/// The demo: the services of a real city with numbers that nobody has, on a clock of its own, so that the house is open
/// whenever somebody tries it. It begins with fresh data each time, and never mixes with services that were configured.
/// </summary>
public static class Demo
{
    private static string File => Path.Combine(AppContext.BaseDirectory, "Development", "demo-services.json");

    /// <returns>The settings with the demo's services, if none at all are configured.</returns>
    public static IConfiguration Add(IConfiguration settings, bool isProduction) =>
        isProduction || settings.GetSection("Services").Exists()
            ? settings
            : new ConfigurationBuilder().AddConfiguration(settings).AddJsonFile(File).Build();

    /// <summary>What only the demo has: a clock to move, and people who were there before.</summary>
    /// <param name="phones">Null if a provider was given; then nobody is made up who could be texted.</param>
    /// <param name="house">The number that they text.</param>
    public static void AddDemo(this IServiceCollection services, DemoClock clock, Phones? phones, string house)
    {
        services.AddSingleton(clock);
        services.AddDemoColleagues();
        if (phones is not null)
            services.AddHostedService(container =>
                new DemoEvening(phones, clock, house, container.GetRequiredService<ILogger<DemoEvening>>()));
    }

    /// <summary>Whether the services of these settings are the demo's.</summary>
    public static bool Is(IConfiguration settings) => settings.GetValue("Demo", false);

    /// <summary>The house that people text.</summary>
    public static ServiceSettings House(IReadOnlyList<ServiceSettings> services) => services.First(service => service.Kind == "house");

    /// <summary>The last evening on which the demo's house was open, shortly after asking began.</summary>
    public static Instant StartAt(IReadOnlyList<ServiceSettings> services, Instant realNow)
    {
        var timetable = House(services).Timetable;
        var today = realNow.InZone(timetable.Zone).Date;
        return timetable.Between(today.PlusDays(-7), today).Last().OpensAt + Duration.FromMinutes(2);
    }
}
