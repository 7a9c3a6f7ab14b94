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

        return await CommandGround.On(args, async (tx, url) =>
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
        ["person", var id, ..] when Guid.TryParse(id, out var person) => CommandGround.On(args, (tx, _) => About(tx, new PersonId(person))),
        [] or [['-', '-', ..], ..] => CommandGround.On(args, (tx, _) => Check(tx)),
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
}
