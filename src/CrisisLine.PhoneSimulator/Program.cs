namespace CrisisLine.PhoneSimulator;

/// <summary>The pretend Twilio on its own: <c>--urls</c>, <c>--AccountSid</c>, <c>--AuthToken</c>, <c>--Service</c> and the rest
/// of <see cref="SimulatorOptions"/>.</summary>
internal static class Program
{
    private static async Task Main(string[] args)
    {
        await using var host = await PhoneSimulatorHost.Start(args);
        Console.WriteLine($"The phones are at {host.Address}");
        await host.Stopped();
    }
}
