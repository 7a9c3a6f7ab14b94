using System.Globalization;
using System.Text.Json.Nodes;
using CrisisLine.PhoneSimulator.Webhooks;

namespace CrisisLine.PhoneSimulator.Rest;

/// <summary>A list, a page at a time: 50 on a page unless <c>PageSize</c> says otherwise.</summary>
internal static class Paging
{
    /// <param name="name">What the list is called in the answer.</param>
    public static RestAnswer Of<T>(RestRequest request, string name, IEnumerable<T> all, Func<T, JsonObject> shape)
    {
        var size = int.Parse(request["PageSize"] ?? "50", CultureInfo.InvariantCulture);
        var page = int.Parse(request["Page"] ?? "0", CultureInfo.InvariantCulture);
        var items = all.Skip(page * size).Take(size + 1).ToList();
        var shown = items.Take(size).Select(shape).ToArray<JsonNode>();

        return RestAnswer.Ok(new JsonObject
        {
            ["first_page_uri"] = Uri(request, 0, size),
            ["end"] = page * size + Math.Max(shown.Length - 1, 0),
            ["previous_page_uri"] = page > 0 ? Uri(request, page - 1, size) : null,
            [name] = new JsonArray(shown),
            ["uri"] = Uri(request, page, size),
            ["page_size"] = size,
            ["start"] = page * size,
            ["next_page_uri"] = items.Count > size ? Uri(request, page + 1, size) : null,
            ["page"] = page,
        });
    }

    private static string Uri(RestRequest request, int page, int size) => $"{request.Path}?" + FormFields.Write(
        request.Fields.Where(field => field.Key is not ("Page" or "PageSize" or "PageToken")).Concat(
        [
            KeyValuePair.Create("PageSize", size.ToString(CultureInfo.InvariantCulture)),
            KeyValuePair.Create("Page", page.ToString(CultureInfo.InvariantCulture)),
        ]));
}
