namespace CrisisLine.Domain.Nights;

/// <summary>From when until when, on an open night, a visit can be asked for.</summary>
/// <param name="EffectiveFrom">The first night it is for, until a later window takes its place.</param>
public sealed record RequestWindow(LocalTime From, LocalTime To, LocalDate EffectiveFrom);

public static class RequestWindows
{
    /// <returns>The newest window; null if the service takes no requests to visit that night.</returns>
    public static RequestWindow? For(this IReadOnlyList<RequestWindow> windows, LocalDate night) =>
        windows.Where(window => window.EffectiveFrom <= night).MaxBy(window => window.EffectiveFrom);
}
