namespace CrisisLine.Taxis;

/// <summary>The ways in which firms are told.</summary>
public static class TaxiSetup
{
    public static void AddTaxiFirms(this IServiceCollection services)
    {
        services.AddSingleton<ITaxiFirm, SmsFirm>();
        services.AddHostedService<FirmDesk>();
    }
}
