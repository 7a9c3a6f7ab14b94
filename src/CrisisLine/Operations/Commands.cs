using CrisisLine.Domain.People;
using CrisisLine.Telephony;

namespace CrisisLine.Operations;

/// <summary>What can be said on the command line: nothing, to serve, or a subcommand.</summary>
public static class Commands
{
    /// <returns>The exit code.</returns>
    public static Task<int> Run(string[] args) => args switch
    {
        ["migrate", .. var rest] => Migrate(rest),
        ["check", .. var rest] => Check(rest),
        ["fallback", .. var rest] => Fallback(rest),
        ["invite", .. var rest] => AccountCommands.Invite(rest),
        ["audit", .. var rest] => AccountCommands.Audit(rest),
        ["import", .. var rest] => FiguresCommands.Import(rest),
        ["report", .. var rest] => FiguresCommands.Report(rest),
        _ => Serve(args),
    };

    private static async Task<int> Serve(string[] args)
    {
        await using var app = await Service.Build(args);
        await FirstManager.LetIn(Console.Out, app);
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

    /// <summary>Writes what the provider should answer with while we are down: two files for another host, and nothing is started.</summary>
    private static async Task<int> Fallback(string[] args)
    {
        if (args is not [var folder, ..] || args is not ([_] or [_, _]))
        {
            Console.WriteLine("fallback FOLDER [NUMBER]: where to write voice.xml and sms.xml, and which number callers can ring instead.");
            return 1;
        }

        if (args is [_, var number] && PhoneNumber.Read(number) is null)
        {
            Console.WriteLine("The number to ring instead must be one such as +441134960001.");
            return 1;
        }

        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "voice.xml"), StaticAnswers.Voice(args.ElementAtOrDefault(1)));
        await File.WriteAllTextAsync(Path.Combine(folder, "sms.xml"), StaticAnswers.Sms());
        Console.WriteLine($"Written: voice.xml and sms.xml in {folder}. Put both on another host, and their addresses at the provider as the numbers' fallback, by GET.");
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
