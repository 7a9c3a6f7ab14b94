using System.Text.Json;

namespace CrisisLine.PhoneSimulator.Time;

/// <summary>The phones' clock and, where the service lets it be moved, the service's with it: both say the same.</summary>
internal sealed class SharedTime(MovableTime phones, Uri? service) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>
    /// What falls due among the phones happens on the way. The service's clock comes second, so that whatever it does then
    /// is new here too; and its answer says where it stands, because time has passed with the moving.
    /// </summary>
    /// <returns>False if the service did not follow.</returns>
    public async Task<bool> Move(TimeSpan by)
    {
        await phones.Move(by);
        if (service is null)
            return true;

        try
        {
            using var answer = await _http.PostAsJsonAsync(service, new { seconds = by.TotalSeconds });
            if (!answer.IsSuccessStatusCode)
                return false;

            await phones.MoveTo((await answer.Content.ReadFromJsonAsync<Stands>())!.Now);
            return true;
        }
        catch (Exception trouble) when (trouble is HttpRequestException or OperationCanceledException or JsonException)
        {
            return false;
        }
    }

    public void Dispose() => _http.Dispose();

    private sealed record Stands(DateTimeOffset Now);
}
