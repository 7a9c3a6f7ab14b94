using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Rest;

/// <summary>A request that may be asked: signed on, known to Twilio, and every field of it of the right kind.</summary>
/// <param name="Path">As asked, without the query.</param>
/// <param name="Route">The parts of the path that have names, such as <c>Sid</c>.</param>
/// <param name="Fields">Of the form, or of the query for a GET.</param>
internal sealed record RestRequest(
    Exchange Exchange, string Path, IReadOnlyDictionary<string, string> Route, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <returns>The first of that name; null if there is none, or an empty one.</returns>
    public string? this[string name] => All(name).FirstOrDefault() is { Length: > 0 } value ? value : null;

    public IEnumerable<string> All(string name) => Fields.Where(field => field.Key == name).Select(field => field.Value);

    public RestAnswer NotFound => RestAnswer.NotFound(Path);
}
