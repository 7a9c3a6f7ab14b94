using System.Reflection;
using CrisisLine.Twilio;
using Microsoft.AspNetCore.Http.Features;

namespace CrisisLine.Telephony;

/// <summary>A form whose signature was good. There is no other way to come by one than <see cref="SignatureCheck"/>.</summary>
public sealed class SignedForm(Form form, bool isTooLong)
{
    /// <summary>More than any text needs: it was read only so that its signature could be checked.</summary>
    public bool IsTooLong => isTooLong;

    public string? this[string name] => form[name];

    public static ValueTask<SignedForm?> BindAsync(HttpContext http, ParameterInfo _) =>
        ValueTask.FromResult<SignedForm?>(http.Features.GetRequiredFeature<SignedForm>());
}
