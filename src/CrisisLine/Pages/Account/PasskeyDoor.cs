using System.Text.Json;
using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Identity;

namespace CrisisLine.Pages.Account;

/// <summary>
/// What a browser asks before it lets somebody use a passkey, and what it brings back: four small questions by script
/// (<c>wwwroot/passkeys.js</c>). A body must be JSON, which no form of another site can send.
/// </summary>
public static class PasskeyDoor
{
    public static void MapPasskeys(this IEndpointRouteBuilder routes)
    {
        var door = routes.MapGroup("/account/passkey").AllowAnonymous().RequireRateLimiting(Floods.SignIn).DisableAntiforgery();
        door.MapPost("/sign-in-options", SignInOptions);
        door.MapPost("/sign-in", SignIn);
        door.MapPost("/add-options", AddOptions);
        door.MapPost("/add", Add);
    }

    private static async Task<IResult> SignInOptions(JsonElement _, HttpContext http, IPasskeyHandler<Staff.Account> passkeys, PasskeyState state)
    {
        var options = await passkeys.MakeRequestOptionsAsync(null!, http);
        state.Keep(http, options.AssertionState ?? "");
        return Results.Text(options.RequestOptionsJson, "application/json");
    }

    private static async Task<IResult> SignIn(
        JsonElement credential, HttpContext http, IPasskeyHandler<Staff.Account> passkeys, UserManager<Staff.Account> accounts, PasskeyState state,
        FirstStep firstStep, Database database, SessionClock clock)
    {
        var result = await passkeys.PerformAssertionAsync(new PasskeyAssertionContext
        {
            HttpContext = http,
            CredentialJson = credential.GetRawText(),
            AssertionState = state.Take(http),
        });
        if (!result.Succeeded)
            return Results.BadRequest();

        await accounts.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        firstStep.Forget(http);
        await StaffCookie.SignIn(http, result.User.Id, database, clock);
        return Results.NoContent();
    }

    private static async Task<IResult> AddOptions(
        JsonElement _, HttpContext http, IPasskeyHandler<Staff.Account> passkeys, WhoSetsUp who, PasskeyState state)
    {
        if (await who.Is(http) is not { } account)
            return Results.Unauthorized();

        var options = await passkeys.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.Email, DisplayName = account.Name }, http);
        state.Keep(http, options.AttestationState ?? "");
        return Results.Text(options.CreationOptionsJson, "application/json");
    }

    private static async Task<IResult> Add(
        JsonElement credential, HttpContext http, IPasskeyHandler<Staff.Account> passkeys, UserManager<Staff.Account> accounts, WhoSetsUp who,
        PasskeyState state, Database database, SessionClock clock)
    {
        if (await who.Is(http) is not { } account)
            return Results.Unauthorized();

        var result = await passkeys.PerformAttestationAsync(new PasskeyAttestationContext
        {
            HttpContext = http,
            CredentialJson = credential.GetRawText(),
            AttestationState = state.Take(http),
        });
        if (!result.Succeeded || result.UserEntity.Id != account.Id.ToString())
            return Results.BadRequest();

        result.Passkey.Name = Browsers.NameOf(http.Request.Headers.UserAgent.ToString());
        await accounts.AddOrUpdatePasskeyAsync(account, result.Passkey);
        await database.Transact(tx => Trail.Add(tx, new Deed(Actor.Of(account.Id), "made-passkey")), http.RequestAborted);
        await who.IsDone(http, account, database, clock);
        return Results.NoContent();
    }
}
