using CrisisLine.Data;
using CrisisLine.Domain.Words;
using CrisisLine.Mail;
using CrisisLine.Messages;

namespace CrisisLine.Taxis;

/// <summary>A firm that is written to, and answers on the page whose address is in the letter.</summary>
public sealed class EmailFirm(Postman postman, JobLink links, Database database) : ITaxiFirm
{
    public string Channel => Firm.Email;

    public async Task<ToldFirm> Tell(FirmErrand errand, CancellationToken cancellation)
    {
        if (errand.Email is not { } to)
            return new ToldFirm.Refused();
        if (errand.InWords() is not { Count: > 0 } texts)
            return new ToldFirm.Told();

        // What a text would say, in the words as the team has left them, and the address of the page.
        var words = await database.Transact(tx => Task.FromResult(string.Join("\n", texts.Select(text => text.Words(tx.Words, plain: false)))), cancellation);
        var page = errand.Kind == "cancel" ? "" : $"\n\nTo answer, please open: {links.To(errand.Job, errand.PickupAt)}\n";
        return Read(await postman.Send(new Letter(to, $"{errand.Account} job {errand.Reference}, {errand.At}", words + page, errand.Key), cancellation));
    }

    /// <remarks>Nobody can answer it by letter: that the post office took it is all that can be seen here.</remarks>
    public async Task<ToldFirm> Try(FirmToTry firm, CancellationToken cancellation)
    {
        if (firm.Email is not { } to)
            return new ToldFirm.Refused();
        var words = await database.Transact(tx => Task.FromResult(Outgoing.Of(Sentences.TryByLetter, new Fillers { ["ref"] = firm.Reference }).Words(tx.Words, plain: false)), cancellation);
        return Read(await postman.Send(new Letter(to, $"{firm.Account} {firm.Reference}", words, firm.Reference), cancellation));
    }

    private static ToldFirm Read(Posted posted) => posted switch
    {
        Posted.Taken => new ToldFirm.Told(),
        Posted.Refused => new ToldFirm.Refused(),
        _ => new ToldFirm.NotReached(),
    };
}
