using System.Globalization;
using CrisisLine.Data;

namespace CrisisLine.Taxis;

/// <summary>
/// The address of a firm's page for one job: signed, so that nobody makes one up, and of no use a day after the car was to come. Whoever
/// has it sees this job and no other.
/// </summary>
public sealed class JobLink(FieldKeys keys, string publicUrl)
{
    private const int SignatureLength = 22;

    private static readonly Duration Life = Duration.FromHours(24);

    public string To(long job, Instant pickup)
    {
        var expires = (pickup + Life).ToUnixTimeSeconds();
        return string.Create(CultureInfo.InvariantCulture, $"{publicUrl}/job/{job}.{expires}.{Sign(job, expires)}");
    }

    /// <returns>The job; null if it is no address of ours, or too old.</returns>
    public long? Read(string token, Instant now) =>
        token.Split('.') is [var job, var until, var signature]
        && long.TryParse(job, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var expires)
        && now.ToUnixTimeSeconds() < expires
        && System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.ASCII.GetBytes(signature), System.Text.Encoding.ASCII.GetBytes(Sign(id, expires)))
            ? id : null;

    private string Sign(long job, long expires) =>
        Convert.ToBase64String(keys.Lookup("taxi_job.link", string.Create(CultureInfo.InvariantCulture, $"{job}.{expires}")))
            .Replace('+', '-').Replace('/', '_')[..SignatureLength];
}
