namespace CrisisLine.PhoneSimulator.World;

/// <summary>What the exchange starts with.</summary>
internal static class Opening
{
    /// <summary>Rents a number for the account and points it at the service.</summary>
    public static ServiceNumber AddNumber(this Exchange exchange, string number)
    {
        var rented = new ServiceNumber(Sid.New("PN"), number)
        {
            SmsUrl = exchange.AtService(exchange.Options.SmsPath),
            VoiceUrl = exchange.AtService(exchange.Options.VoicePath),
            StatusCallback = exchange.AtService(exchange.Options.CallStatusPath),
            Created = exchange.Now,
        };
        exchange.SetNumber(rented);
        return rented;
    }

    public static void AddPhone(this Exchange exchange, KnownPhone known)
    {
        var phone = exchange.PhoneAt(known.Number);
        (phone.Name, phone.IsOther) = (known.Name, known.IsOther);
    }

    public static void SetNumber(this Exchange exchange, ServiceNumber number)
    {
        exchange.Numbers.RemoveAll(old => old.Number == number.Number);
        exchange.Numbers.Add(number);
    }

    /// <summary>An address of the service; one that is whole already stays as it is, and so does none.</summary>
    public static string AtService(this Exchange exchange, string url) =>
        url.StartsWith('/') ? exchange.Options.Service.TrimEnd('/') + url : url;
}
