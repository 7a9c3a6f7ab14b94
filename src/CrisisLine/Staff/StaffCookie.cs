using System.Globalization;
using System.Security.Claims;
using CrisisLine.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace CrisisLine.Staff;

/// <summary>Account by id, for those who hold no unit of work.</summary>
public sealed class AccountLookUp(Database database)
{
    public Task<Account?> Find(Guid account) => database.Transact(tx => AccountStore.Find(tx, account), CancellationToken.None);
}

/// <summary>Who is signed in, as a cookie that names a row (<see cref="Devices"/>).</summary>
/// <param name="isAlwaysSecure">In Production the browser sends it by HTTPS alone.</param>
public sealed class StaffCookie(bool isAlwaysSecure)
{
    public const string Scheme = "staff", SignInPage = "/account/sign-in";

    /// <summary>Requests below this path are made by a screen that renews itself: they keep nobody signed in.</summary>
    public const string Live = "/live";

    private const string DeviceClaim = "device";

    private static readonly object MeKey = new();

    public CookieOptions Options(HttpContext http, TimeSpan life) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = isAlwaysSecure || http.Request.IsHttps,
        MaxAge = life,
        IsEssential = true,
    };

    /// <summary>Signs this browser in: from now on its cookie names a device.</summary>
    public static async Task SignIn(HttpContext http, Guid account, Database database, SessionClock clock)
    {
        var device = await database.Transact(
            tx => Devices.SignIn(tx, account, Browsers.NameOf(http.Request.Headers.UserAgent.ToString()), clock.Now), http.RequestAborted);
        var identity = new ClaimsIdentity([new Claim(DeviceClaim, device.ToString()), new Claim(ClaimTypes.NameIdentifier, account.ToString())], Scheme);
        await http.SignInAsync(Scheme, new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = false });
    }

    /// <summary>Whoever is signed in; null for nobody.</summary>
    public static Me? MeOf(HttpContext http) => http.Items[MeKey] as Me;

    public static void Configure(CookieAuthenticationOptions options, bool isAlwaysSecure)
    {
        options.Cookie.Name = "crisisline";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = isAlwaysSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Devices.Longest.ToTimeSpan();
        options.SlidingExpiration = false;
        options.LoginPath = SignInPage;
        options.ReturnUrlParameter = "then";
        options.AccessDeniedPath = "/account/not-yours";
        options.Events.OnValidatePrincipal = Validate;
        options.Events.OnRedirectToLogin = Turn(StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = Turn(StatusCodes.Status403Forbidden);
    }

    // A stream, or a page that asks for itself again.
    private static bool IsLive(HttpContext http) => http.Request.Path.StartsWithSegments(Live) || http.Request.Headers.ContainsKey("Live");

    // A script cannot show a sign-in page in place of what it asked for.
    private static Func<RedirectContext<CookieAuthenticationOptions>, Task> Turn(int status) => context =>
    {
        if (IsLive(context.HttpContext))
            context.Response.StatusCode = status;
        else
            context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    };

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var device = Guid.TryParse(context.Principal?.FindFirstValue(DeviceClaim), CultureInfo.InvariantCulture, out var id) ? id : Guid.Empty;
        var me = await Look(http, device, isPerson: !IsLive(http));
        if (me is null)
        {
            context.RejectPrincipal();
            await http.SignOutAsync(Scheme);
            return;
        }

        http.Items[MeKey] = me;
    }

    /// <summary>For what stays open longer than a request: whether they are still signed in, and as what.</summary>
    public static Task<Me?> LookAgain(HttpContext http) =>
        MeOf(http) is { } me ? Look(http, me.Device, isPerson: false) : Task.FromResult<Me?>(null);

    private static Task<Me?> Look(HttpContext http, Guid device, bool isPerson)
    {
        var clock = http.RequestServices.GetRequiredService<SessionClock>();
        return http.RequestServices.GetRequiredService<Database>().Transact(
            tx => Devices.Look(tx, device, clock.Now, isPerson), http.RequestAborted);
    }
}
