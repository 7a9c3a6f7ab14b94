using CrisisLine.Domain.Words;
using CrisisLine.Messages;

namespace CrisisLine.Taxis;

/// <summary>A firm that is texted an address, and answers on the page there.</summary>
public sealed class PageFirm(JobLink links) : ITaxiFirm
{
    public string Channel => Firm.Page;

    public Task<ToldFirm> Tell(FirmErrand errand, CancellationToken cancellation)
    {
        var fillers = errand.FillersWith(links.To(errand.Job, errand.PickupAt));
        return Task.FromResult<ToldFirm>(errand.Kind switch
        {
            "book" or "remind" or "where" => new ToldFirm.ByText([Outgoing.Of(Sentences.JobOnPage, fillers)]),
            _ => new ToldFirm.ByText(errand.InWords()),
        });
    }

    public Task<ToldFirm> Try(FirmToTry firm, CancellationToken cancellation) => Task.FromResult(ToldFirm.ByText.ToTry(firm));
}
