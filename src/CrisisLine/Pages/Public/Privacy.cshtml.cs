using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrisisLine.Pages.Public;

/// <summary>The privacy notice, for whoever wants to know before they write. No cookie, nothing remembered.</summary>
[AllowAnonymous]
public sealed class PrivacyModel : PageModel;
