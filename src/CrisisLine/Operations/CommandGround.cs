using CrisisLine.Data;

namespace CrisisLine.Operations;

/// <summary>What a subcommand stands on that works with what is kept.</summary>
internal static class CommandGround
{
    /// <summary>On the database of the settings, brought into shape and filled, by its own clock; nothing else is started.</summary>
    /// <param name="work">Given the unit of work, and the base of our own addresses.</param>
    public static async Task<int> On(string[] args, Func<Tx, string, Task<int>> work)
    {
        var builder = Service.NewBuilder(args);
        if (!builder.Environment.IsProduction() && !builder.Configuration.GetSection("ConnectionStrings").Exists()
            && !builder.Configuration.GetSection("Services").Exists())
        {
            Console.WriteLine("The demo has colleagues of its own, and keeps nothing: give a database (ConnectionStrings:CrisisLine).");
            return 1;
        }

        await using var ground = await Ground.Find(builder.Configuration, builder.Environment.IsProduction(), CancellationToken.None);
        await Preparation.Migrate(ground.Source, Service.RealTime, CancellationToken.None);
        var clock = await ProgramClock.Shared(
            ground.Source, Service.RealTime, ground.Settings.StartAt, mayBeShifted: !ground.Settings.IsProduction, CancellationToken.None);
        await Preparation.Fill(ground.Source, clock, ground.Settings, CancellationToken.None);
        // Nothing is promised to anyone here, so no alarm clock is needed.
        var database = new Database(ground.Source, clock, ground.Settings.Keys, (_, _, commit) => commit());
        return await database.Transact(tx => work(tx, ground.Settings.Account.PublicUrl), CancellationToken.None);
    }
}
