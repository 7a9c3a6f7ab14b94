using CrisisLine.Data;
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
        return await postman.Send(new Letter(to, $"{errand.Account} job {errand.Reference}, {errand.At}", words + page, errand.Key), cancellation) switch
        {
            Posted.Taken => new ToldFirm.Told(),
            Posted.Refused => new ToldFirm.Refused(),
            _ => new ToldFirm.NotReached(),
        };
    }
}
