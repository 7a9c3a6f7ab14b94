using Microsoft.AspNetCore.Http.Metadata;

namespace CrisisLine.Operations;

/// <summary>What says of itself that it is larger than a page takes is refused before it has come: else only the check against forgery would stumble over it.</summary>
public static class TooLarge
{
    public static Task Refuse(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize is not { } most || !(http.Request.ContentLength > most))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    }
}
