using System.Buffers;
using CrisisLine.Twilio;
using Microsoft.AspNetCore.Http.Features;

namespace CrisisLine.Telephony;

/// <summary>
/// Turns away, with 403 and an empty body, whatever under <c>/twilio/</c> was not signed with our token or is meant for
/// another account. Nothing is stored of it.
/// </summary>
public sealed class SignatureCheck(RequestDelegate next, ProviderAccount account)
{
    private const int LongestForm = 64 * 1024;

    // A longer form than any text needs is still read, so that a signed one gets a clear answer; but not without end.
    private const int LongestRead = 1024 * 1024;

    public async Task InvokeAsync(HttpContext http)
    {
        if (await Check(http) is not { } form)
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        http.Features.Set(form);
        await next(http);
    }

    private async Task<SignedForm?> Check(HttpContext http)
    {
        if (http.Request.Headers["X-Twilio-Signature"] is not [{ Length: > 0 } signature])
            return null;

        var buffer = ArrayPool<byte>.Shared.Rent(LongestForm);
        try
        {
            var (body, length) = await ReadAll(http.Request, buffer);
            // Kestrel has decoded Path and Query; the signature is over what was really sent.
            var url = account.PublicUrl + http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            var form = Form.Parse(body.AsSpan(0, length));

            var isOurs = Signature.IsValid(account.AuthTokens, url, form, signature)
                && (form["AccountSid"] is not { } named || named == account.AccountSid);
            return isOurs ? new SignedForm(form, isTooLong: length > LongestForm) : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static async Task<(byte[] Body, int Length)> ReadAll(HttpRequest request, byte[] buffer)
    {
        var length = 0;
        while (await request.Body.ReadAsync(buffer.AsMemory(length), request.HttpContext.RequestAborted) is > 0 and var read)
        {
            length += read;
            if (length > LongestRead)
                break;
            if (length == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }

        return (buffer, length);
    }
}
