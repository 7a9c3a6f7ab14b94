using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Staff;
using NodaTime.Text;

namespace CrisisLine.Operations;

/// <summary>The subcommands <c>invite</c> and <c>audit</c>: on the database as it is, beside whatever nodes run on it.</summary>
public static class AccountCommands
{
    private const string InviteUsage = "invite EMAIL --role ROLE [--service KEY]: prints a link by which one person makes an account. Roles:";

    private static readonly InstantPattern Moment = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss'Z'");

    /// <summary>Prints a one-time link.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> Invite(string[] args)
    {
        var settings = Service.NewBuilder(args).Configuration;
        var role = Invitations.Roles.FirstOrDefault(one =>
            string.Equals(one, settings["role"], StringComparison.OrdinalIgnoreCase));
        if (args is not [var email, ..] || !email.Contains('@') || role is null)
        {
            Console.WriteLine($"{InviteUsage} {string.Join(", ", Invitations.Roles)}.");
            return 1;
        }

        return await On(args, async (tx, url) =>
        {
            var service = settings["service"] is { } key ? await ServicesOf.IdOf(tx, key) : null;
            if (settings["service"] is not null && service is null)
            {
                Console.WriteLine("There is no service of that key in the database. Services of the settings are there once the program was started.");
                return 1;
            }

            var word = await Invitations.Make(tx, new Invited(role, role == Invitations.Admin ? null : service, email));
            await Trail.Add(tx, new Deed(Actor.CommandLine, "invited", service, Subject: role));
            Console.WriteLine($"{url}{Invitations.Page}{word}");
            Console.WriteLine("It works once, and for a week. Give it to nobody else.");
            return 0;
        });
    }

    /// <summary>Reads the whole audit again, or says who saw what about one person.</summary>
    /// <returns>The exit code: 1 if a line does not follow from the one before it.</returns>
    public static Task<int> Audit(string[] args) => args switch
    {
        ["person", var id, ..] when Guid.TryParse(id, out var person) => On(args, (tx, _) => About(tx, new PersonId(person))),
        [] or [['-', '-', ..], ..] => On(args, (tx, _) => Check(tx)),
        _ => Task.FromResult(Usage()),
    };

    private static int Usage()
    {
        Console.WriteLine("audit: reads all that was written down and says whether anything was changed since. audit person ID: who saw what about them.");
        return 1;
    }

    private static async Task<int> Check(Tx tx)
    {
        var found = await TrailCheck.Read(tx);
        Console.WriteLine(found.Broken is { } broken
            ? $"NOT OK The audit was changed: line {broken} does not follow from the one before it; {found.Lines} lines before it are as they were written."
            : $"ok The audit: all {found.Lines} lines are as they were written. The last one's mark: {found.Last ?? "none"}");
        return found.Broken is null ? 0 : 1;
    }

    private static async Task<int> About(Tx tx, PersonId person)
    {
        await Trail.Add(tx, new Deed(Actor.CommandLine, "asked-who-saw", Person: person));
        foreach (var deed in await WhoSaw.About(tx, person))
            Console.WriteLine($"{Moment.Format(deed.At)}  {deed.Name}  {deed.Action}  {deed.Service}  {deed.Subject}".TrimEnd());
        return 0;
    }

    /// <summary>On the database of the settings, brought into shape, by its own clock; nothing else is started.</summary>
    private static async Task<int> On(string[] args, Func<Tx, string, Task<int>> work)
    {
        var builder = Service.NewBuilder(args);
        if (!builder.Environment.IsProduction() && !builder.Configuration.GetSection("ConnectionStrings").Exists()
            && !builder.Configuration.GetSection("Services").Exists())
        {
            Console.WriteLine("The demo has colleagues of its own, and keeps nothing: give a database (ConnectionStrings:CrisisLine).");
            return 1;
        }

        await using var ground = await Ground.Find(builder.Configuration, builder.Environment.IsProduction(),
            CancellationToken.None);
        await Preparation.Migrate(ground.Source, Service.RealTime, CancellationToken.None);
        var clock = await ProgramClock.Shared(
            ground.Source, Service.RealTime, ground.Settings.StartAt, mayBeShifted: !ground.Settings.IsProduction,
                CancellationToken.None);
        // Nothing is promised to anyone here, so no alarm clock is needed.
        var database = new Database(ground.Source, clock, ground.Settings.Keys, (_, _, commit) => commit());
        await database.Transact(KeysInUse.Check, CancellationToken.None);
        return await database.Transact(tx => work(tx, ground.Settings.Account.PublicUrl), CancellationToken.None);
    }
}
