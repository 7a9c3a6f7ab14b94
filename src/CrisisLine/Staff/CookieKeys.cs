using System.Xml.Linq;
using CrisisLine.Data;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CrisisLine.Staff;

/// <summary>What cookies are sealed with lies in the database, sealed itself, so that any node reads any cookie.</summary>
/// <remarks>The framework asks for these without waiting; it does so at the start and once a day.</remarks>
public sealed class CookieKeys(Database database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        database.Transact(async tx => (IReadOnlyCollection<XElement>)
            [.. (await tx.Many<byte[]>("select xml from cookie_key order by id")).Select(xml => XElement.Parse(tx.Keys.Open("cookie_key.xml", xml)))],
            CancellationToken.None).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) =>
        database.Transact(tx => tx.Execute(
            "insert into cookie_key (name, xml, made_at) values (@friendlyName, @xml, @now) on conflict (name) do nothing",
            new { friendlyName, xml = tx.Keys.Seal("cookie_key.xml", element.ToString(SaveOptions.DisableFormatting)), now = tx.Now }),
            CancellationToken.None).GetAwaiter().GetResult();
}
