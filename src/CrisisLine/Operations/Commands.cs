namespace CrisisLine.Operations;

/// <summary>What can be said on the command line: nothing, to serve, or a subcommand.</summary>
public static class Commands
{
    /// <returns>The exit code.</returns>
    public static Task<int> Run(string[] args) => args switch
    {
        ["migrate", .. var rest] => Migrate(rest),
        ["check", .. var rest] => Check(rest),
        _ => Serve(args),
    };

    private static async Task<int> Serve(string[] args)
    {
        await using var app = await Service.Build(args);
        Welcome.SayTo(Console.Out, app);
        await app.RunAsync();
        return 0;
    }

    /// <summary>Brings the database to the shape of this program and stops; nothing else is started.</summary>
    private static async Task<int> Migrate(string[] args)
    {
        var builder = Service.NewBuilder(args);
        await using var ground = await Ground.Find(builder.Configuration, builder.Environment.IsProduction(), CancellationToken.None);
        var applied = await Preparation.Migrate(ground.Source, Service.RealTime, CancellationToken.None);
        Console.WriteLine(applied == 0 ? "The database is up to date." : $"{applied} migrations applied.");
        return 0;
    }

    /// <summary>Says, a line each, what stands in the way of real use; nothing is started, and nothing is written.</summary>
    private static async Task<int> Check(string[] args)
    {
        var isReady = true;
        await foreach (var finding in GoLiveCheck.Look(Service.NewBuilder(args).Configuration, Service.RealTime, CancellationToken.None))
        {
            Console.WriteLine(finding);
            isReady &= finding.IsOk;
        }

        return isReady ? 0 : 1;
    }
}
