using CrisisLine.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;

namespace CrisisLine.Staff;

public static class StaffSetup
{
    /// <param name="isAlwaysSecure">Cookies go by HTTPS alone, as in Production.</param>
    public static void AddStaff(this IServiceCollection services, TimeProvider sessionTime, bool isAlwaysSecure)
    {
        services.AddSingleton(new SessionClock(sessionTime));
        services.AddSingleton(new StaffCookie(isAlwaysSecure));
        services.AddSingleton<AccountLookUp>();
        services.AddSingleton<FirstStep>();
        services.AddSingleton<PasskeyState>();
        services.AddScoped<SigningIn>();
        services.AddScoped<Joining>();
        services.AddScoped<SecondStepOf>();
        services.AddScoped<WhoSetsUp>();

        services.AddDataProtection().SetApplicationName("CrisisLine");
        services.AddOptions<KeyManagementOptions>().Configure<Database>((options, database) => options.XmlRepository = new CookieKeys(database));
        services.AddIdentityCore<Account>(Configure).AddUserStore<AccountStore>().AddTokenProvider<AuthenticatorTokenProvider<Account>>(
            TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // A passkey alone signs in, so whoever holds the device must show that it is theirs.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
        });

        services.AddAuthentication().AddCookie(StaffCookie.Scheme, options => StaffCookie.Configure(options, isAlwaysSecure));
        services.AddSingleton<IAuthorizationHandler, MayHandler>();
        var authorization = services.AddAuthorizationBuilder();
        foreach (var what in May.Roles.Keys)
            authorization.AddPolicy(what, policy => policy.AddAuthenticationSchemes(StaffCookie.Scheme).AddRequirements(new Asked(what)));
    }

    private static void Configure(IdentityOptions options)
    {
        // Long rather than odd: what people can remember, and a manager of passwords can paste.
        options.Password.RequiredLength = 12;
        options.Password.RequiredUniqueChars = 5;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase =
            options.Password.RequireNonAlphanumeric = false;
        options.User.AllowedUserNameCharacters = "";
    }

    private sealed record Asked(string What) : IAuthorizationRequirement;

    private sealed class MayHandler : AuthorizationHandler<Asked>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Asked requirement)
        {
            if (context.Resource is HttpContext http && StaffCookie.MeOf(http)?.MayAnywhere(requirement.What) == true)
                context.Succeed(requirement);
            return Task.CompletedTask;
        }
    }
}
