namespace CrisisLine.Tests.Support;

/// <summary>Somebody who came to a house and went home again.</summary>
public static class Visiting
{
    /// <param name="nth">As which they asked that night, from 0.</param>
    public static async Task<Guid> ComesAndGoesHome(this HouseNight night, CrisisLineApp app, Phone phone, int nth = 0)
    {
        await phone.Texts("VISIT");
        await phone.Texts("YES");
        await night.Worker("arrive", nth);
        await night.Worker("leave", nth, """{"leftHow":"own","issues":[]}""");
        return await Of(app, phone);
    }

    /// <summary>Who it is that texts from this phone.</summary>
    public static Task<Guid> Of(CrisisLineApp app, Phone phone) => app.Database.Transact(tx => tx.One<Guid>(
        "select person_id from contact_point where lookup = @lookup", new { lookup = tx.Keys.Lookup("contact_point.number", phone.Number) }), CancellationToken.None);
}
