using CrisisLine.Domain.People;
using CrisisLine.Opening;

namespace CrisisLine.Operations;

/// <summary>The part of <see cref="GoLiveCheck"/> that looks at the hours of each service.</summary>
public static class HoursCheck
{
    public static IEnumerable<Finding> Look(IReadOnlyList<ServiceHours> services, IConfiguration settings, Instant now) =>
        services.SelectMany(service => Hours(service, now)).Append(Quiet(services, settings));

    private static IEnumerable<Finding> Hours(ServiceHours service, Instant now)
    {
        var from = service.IsKept ? "" : " They stand in the settings; the first start writes them down.";
        return service.Faults(now) is { Count: > 0 } faults
            ? faults.Select(fault => Finding.NotOk($"Hours of {service.Key}: {fault} Put right when it opens, and what it offers then."))
            : [Finding.Ok($"Hours of {service.Key}: a night is near, and all times fit together.{from}")];
    }

    /// <summary>In the settings too: there a number that is both is taken for one that people may text.</summary>
    private static Finding Quiet(IReadOnlyList<ServiceHours> services, IConfiguration settings)
    {
        var sections = settings.GetSection("Services").GetChildren().ToList();
        var spoken = sections.SelectMany(section => section.GetSection("Numbers").GetChildren()).Select(number => PhoneNumber.Read(number.Value)?.E164)
            .Concat(services.SelectMany(service => service.Numbers)).OfType<string>().ToHashSet();
        var both = sections.Select(section => PhoneNumber.Read(section["QuietNumber"])?.E164)
            .Concat(services.Select(service => service.QuietNumber)).OfType<string>().Distinct().Where(spoken.Contains).ToList();
        return both.Count == 0
            ? Finding.Ok("Quiet numbers: none of them is one that people text or ring.")
            : Finding.NotOk($"Quiet numbers: {string.Join(", ", both)} is also one that people text or ring, so it would say who calls: give another one.");
    }
}
