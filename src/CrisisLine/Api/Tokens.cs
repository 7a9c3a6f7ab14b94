using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CrisisLine.Api;

/// <summary>Knows a bearer token again, and with it the roles of whoever sent it.</summary>
public sealed class Tokens(
    IReadOnlyList<ApiToken> known, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string SchemeName = "Bearer";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ } header] || !header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return Task.FromResult(AuthenticateResult.NoResult());

        // All are compared, each in the same time, so that nothing can be learned from how long it took.
        var given = SHA256.HashData(Encoding.UTF8.GetBytes(header["Bearer ".Length..].Trim()));
        var found = known.Where(token =>
            CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(token.Token)), given)).ToList();

        return Task.FromResult(found is [var one, ..] ? Success(one) : AuthenticateResult.Fail("unknown token"));
    }

    private static AuthenticateResult Success(ApiToken token)
    {
        var identity = new ClaimsIdentity(token.May.Select(role => new Claim(ClaimTypes.Role, role)), SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }
}

public static class TokensSetup
{
    /// <summary>
    /// Only the core of the framework's authentication: what comes with cookies (keys in somebody's home folder) has no
    /// business here.
    /// </summary>
    public static void AddTokens(this IServiceCollection services)
    {
        services.AddWebEncoders();
        services.AddAuthenticationCore(options =>
        {
            options.DefaultScheme = Tokens.SchemeName;
            options.AddScheme<Tokens>(Tokens.SchemeName, displayName: null);
        });
        services.AddTransient<Tokens>();

        var authorization = services.AddAuthorizationBuilder();
        foreach (var role in ApiToken.Roles)
            authorization.AddPolicy(role, policy => policy.RequireClaim(ClaimTypes.Role, role));
    }
}
