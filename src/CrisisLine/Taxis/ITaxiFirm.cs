using CrisisLine.Data;
using CrisisLine.Domain.Taxis;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;

namespace CrisisLine.Taxis;

/// <summary>
/// A way to reach a taxi firm. It is told in no transaction, and may be told the same twice, under the same key: whoever tells it may
/// die in between.
/// </summary>
public interface ITaxiFirm
{
    /// <summary>As in the settings: sms, email, page or api.</summary>
    string Channel { get; }

    Task<ToldFirm> Tell(FirmErrand errand, CancellationToken cancellation);

    /// <summary>Sees that it can be reached, with no car behind it.</summary>
    Task<ToldFirm> Try(FirmToTry firm, CancellationToken cancellation);
}

/// <param name="Reference">By which it may answer.</param>
public sealed record FirmToTry(string Reference, string Account, string? Number, string? Email, string? Url, string? Secret);

/// <summary>How it went.</summary>
public abstract record ToldFirm
{
    private ToldFirm() { }

    /// <summary>Texts that leave with the commit that writes this down, and so exactly once.</summary>
    public sealed record ByText(params IReadOnlyList<Outgoing> Texts) : ToldFirm
    {
        internal static ToldFirm ToTry(FirmToTry firm) => new ByText(Outgoing.Of(Sentences.TryOfFirm, new Fillers { ["ref"] = firm.Reference }));
    }

    /// <param name="Answer">What it said at once; null if it says it later.</param>
    public sealed record Told(FirmAnswer? Answer = null) : ToldFirm;

    /// <summary>It may not have heard; it is told again in a moment.</summary>
    public sealed record NotReached : ToldFirm;

    /// <summary>It will never take this.</summary>
    public sealed record Refused : ToldFirm;
}

/// <summary>What a firm is to be told. There is no name in it, no name of ours, no reason and nobody's number (H-17).</summary>
/// <param name="Kind">book, remind, cancel, where or look.</param>
/// <param name="Account">By which the firm knows us; "Taxi" where there is none.</param>
/// <param name="At">When the car is to come, as it is said to somebody who knows which night it is.</param>
/// <param name="From">Where the car meets them.</param>
/// <param name="To">Where it takes them.</param>
/// <param name="Car">What the car must have.</param>
/// <param name="Url">Of the firm's own interface.</param>
/// <param name="Secret">Signs what is sent there.</param>
public sealed record FirmErrand(
    long Id, int Attempt, string Kind, long Job, string Channel, string Reference, string Account, Instant PickupAt, string At, string From,
    string To, string Word, CarNeeds Car, Instant AnswerBy, string? Number, string? Email, string? Url, string? Secret)
{
    /// <summary>The same however often it is told.</summary>
    public string Key => $"{Reference}-{Job}-{Kind}";

    private string? Needs => Car.InWords();

    /// <returns>What it is in words; nothing if this is not said in words.</returns>
    public IReadOnlyList<Outgoing> InWords() => Kind switch
    {
        "book" => [Outgoing.Of(Sentences.ToTheFirm, FillersWith()), .. Needs is null ? [] : (Outgoing[])[Outgoing.Of(Sentences.JobNeeds, FillersWith())]],
        "remind" => [Outgoing.Of(Sentences.NoAnswerFromFirm, FillersWith())],
        "cancel" => [Outgoing.Of(Sentences.JobIsOff, FillersWith())],
        "where" => [Outgoing.Of(Sentences.WhereIsTheCar, FillersWith())],
        _ => [],
    };

    /// <param name="link">The firm's page for this job.</param>
    public Fillers FillersWith(string link = "") => new()
    {
        ["acct"] = Account,
        ["ref"] = Reference,
        ["at"] = At,
        ["addr"] = From,
        ["dest"] = To,
        ["word"] = Word,
        ["needs"] = Needs ?? "",
        ["link"] = link,
    };
}

/// <summary>A firm that is texted, and texts back.</summary>
public sealed class SmsFirm : ITaxiFirm
{
    public string Channel => Firm.Sms;

    public Task<ToldFirm> Tell(FirmErrand errand, CancellationToken cancellation) => Task.FromResult<ToldFirm>(new ToldFirm.ByText(errand.InWords()));

    public Task<ToldFirm> Try(FirmToTry firm, CancellationToken cancellation) => Task.FromResult(ToldFirm.ByText.ToTry(firm));
}
