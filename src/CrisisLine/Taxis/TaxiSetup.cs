using CrisisLine.Data;
using CrisisLine.Mail;

namespace CrisisLine.Taxis;

/// <summary>The ways in which firms are told. A firm that is rung has no place here: a person does that.</summary>
public static class TaxiSetup
{
    /// <param name="publicUrl">Where the firm's page is, without a slash at the end.</param>
    public static void AddTaxiFirms(this IServiceCollection services, SmtpSettings smtp, string publicUrl)
    {
        services.AddSingleton(smtp);
        services.AddSingleton<Postman>();
        services.AddSingleton(container => new JobLink(container.GetRequiredService<FieldKeys>(), publicUrl));
        services.AddSingleton<ITaxiFirm, SmsFirm>();
        services.AddSingleton<ITaxiFirm, PageFirm>();
        services.AddSingleton<ITaxiFirm, EmailFirm>();
        services.AddSingleton<ITaxiFirm>(container => new ApiFirm(new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }), container.GetRequiredService<TimeProvider>()));
        services.AddSingleton<TryFirm>();
        services.AddHostedService<FirmDesk>();
    }
}
