using CrisisLine.Data;
using CrisisLine.PhoneSimulator;
using CrisisLine.Staff;

namespace CrisisLine.Development;

/// <summary>Somebody made up who works at the demo's house.</summary>
/// <param name="Phone">E.164; null for whoever is not rung.</param>
public sealed record DemoColleague(string Name, string Email, Role Role, string? Phone = null);

/// <summary>
/// The demo's colleagues: made up, there at once, and signed in by a button. They have no password and nothing to hold, so
/// that no other door opens to them, and outside the demo they do not exist.
/// </summary>
public sealed class DemoColleagues(Database database) : IHostedService
{
    /// <summary>Among the pretend phones: it rings when Ann takes a call.</summary>
    public static readonly KnownPhone Phone = new("+447700900961", "Ann, who rings people");

    public IReadOnlyList<DemoColleague> All { get; } =
    [
        new("Alex, who works in the house", "alex@demo.invalid", Role.HouseWorker),
        new("Sam, who leads the shift", "sam@demo.invalid", Role.ShiftLead),
        new("Robin, who manages", "robin@demo.invalid", Role.Manager),
        new("Ann, who rings people", "ann@demo.invalid", Role.Supporter, Phone.Number),
    ];

    public Task StartAsync(CancellationToken cancellationToken) =>
        database.Transact(async tx =>
        {
            foreach (var colleague in All)
                await Add(tx, colleague);
        }, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task Add(Tx tx, DemoColleague colleague)
    {
        var account = new Account { Name = colleague.Name.Split(',')[0], Email = colleague.Email, Phone = colleague.Phone, SecurityStamp = Guid.NewGuid().ToString("N") };
        await AccountStore.Add(tx, account);
        await Memberships.InEveryService(tx, account.Id, colleague.Role.ToString(), service: null);
    }
}

public static class DemoSignIn
{
    public static void AddDemoColleagues(this IServiceCollection services)
    {
        services.AddSingleton<DemoColleagues>();
        services.AddHostedService(container => container.GetRequiredService<DemoColleagues>());
    }

    /// <summary><c>POST /development/sign-in</c>: there in the demo alone, whose people are nobody.</summary>
    public static void MapDemoColleagues(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/development/sign-in", SignIn).AllowAnonymous().DisableAntiforgery();

    private static async Task<IResult> SignIn(HttpContext http, DemoColleagues colleagues, Database database, SessionClock clock)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (colleagues.All.FirstOrDefault(one => one.Email == form["email"]) is not { } colleague)
            return Results.BadRequest();

        var account = await database.Transact(tx => AccountStore.IdOf(tx, colleague.Email), http.RequestAborted);
        await StaffCookie.SignIn(http, account, database, clock);
        return Results.Redirect("/tonight");
    }
}
