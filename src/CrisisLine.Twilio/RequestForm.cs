using System.Net;

namespace CrisisLine.Twilio;

/// <summary>
/// A form that knows whether any of it has left us. Which exception a lost connection ends in says less: a time-out, say,
/// looks the same before Twilio was reached and after it had been told everything.
/// </summary>
internal sealed class RequestForm(IEnumerable<(string Name, string Value)> fields)
    : FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)))
{
    // Written on the connection's thread, read after it has failed.
    private volatile bool _wasBegun;

    /// <summary>False: there was never a connection, or not enough of the request went out to be acted on.</summary>
    public bool WasBegun => _wasBegun;

    protected override Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _wasBegun = true;
        return base.SerializeToStreamAsync(stream, context, cancellationToken);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        _wasBegun = true;
        return base.SerializeToStreamAsync(stream, context);
    }
}
