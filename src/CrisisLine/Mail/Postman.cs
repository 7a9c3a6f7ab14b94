using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace CrisisLine.Mail;

/// <summary>The post office that takes our letters.</summary>
/// <param name="Host">Null: none is set, and no letter leaves.</param>
/// <param name="From">Whom letters come from.</param>
/// <param name="IsSafe">Over TLS; only a post office on this machine does without.</param>
public sealed record SmtpSettings(string? Host, int Port, string? User, string? Password, string From, bool IsSafe);

/// <param name="Key">The same for the same letter however often it is sent, so that the other side sees that it is one.</param>
public sealed record Letter(string To, string Subject, string Words, string Key);

/// <summary>How it went with a letter.</summary>
public enum Posted { Taken, NotReached, Refused }

/// <summary>Sends letters, plain and short, one at a time.</summary>
public sealed partial class Postman(SmtpSettings settings, ILogger<Postman> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public async Task<Posted> Send(Letter letter, CancellationToken cancellation)
    {
        if (settings.Host is null || !MailboxAddress.TryParse(letter.To, out var to) || !MailboxAddress.TryParse(settings.From, out var from))
            return Posted.Refused;
        using var message = new MimeMessage { Subject = letter.Subject, Body = new TextPart("plain") { Text = letter.Words } };
        message.From.Add(from);
        message.To.Add(to);
        message.MessageId = $"{letter.Key}@{from.Domain}";

        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        soon.CancelAfter(Patience);
        try
        {
            using var client = new SmtpClient();
            await client.ConnectAsync(settings.Host, settings.Port, settings.IsSafe ? SecureSocketOptions.Auto : SecureSocketOptions.None, soon.Token);
            if (settings.User is not null)
                await client.AuthenticateAsync(settings.User, settings.Password ?? "", soon.Token);
            await client.SendAsync(message, soon.Token);
            await client.DisconnectAsync(quit: true, CancellationToken.None);
            return Posted.Taken;
        }
        catch (SmtpCommandException fault) when ((int)fault.StatusCode is >= 500 and < 600)
        {
            NotTaken(log, (int)fault.StatusCode);
            return Posted.Refused;
        }
        catch (Exception fault) when (fault is ServiceNotConnectedException or ProtocolException or CommandException or System.Net.Sockets.SocketException
            or IOException or AuthenticationException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            NotReached(log, fault.GetType().Name);
            return Posted.NotReached;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The post office refused a letter ({Status})")]
    private static partial void NotTaken(ILogger log, int status);

    [LoggerMessage(2, LogLevel.Warning, "The post office could not be reached ({Fault}); the letter is tried again")]
    private static partial void NotReached(ILogger log, string fault);
}
